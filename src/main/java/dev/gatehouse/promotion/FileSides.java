package dev.gatehouse.promotion;

/**
 * One file of both checkouts, as git would store it; of a link, its target.
 *
 * @param prod empty where prod does not have it
 * @param dev empty where dev does not have it
 */
@SuppressWarnings("ArrayRecordComponent") // read, shown and forgotten; never compared
public record FileSides(byte[] prod, byte[] dev) {
  /** Of a file that is not read. */
  public static final FileSides NONE = new FileSides(new byte[0], new byte[0]);
}
