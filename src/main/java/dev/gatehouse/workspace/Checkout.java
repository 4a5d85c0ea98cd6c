package dev.gatehouse.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One of the two checkouts of a workspace.
 *
 * @param role the role that it plays here, whatever its files say
 * @param root its folder, absolute and with links resolved
 * @param roleFile what its {@code .workspace-role} says, where it has a readable one
 * @param state what its {@code .workspace-state.json} says, where it has a readable one
 * @param git whether it is a git checkout
 */
public record Checkout(
    Role role, Path root, Optional<Role> roleFile, Optional<CheckoutState> state, boolean git) {
  /** The name of its folder. */
  public String name() {
    var last = root.getFileName();
    return last == null ? root.toString() : last.toString();
  }

  /** Whether its role file says that it is the other checkout, as a merge can leave it. */
  public boolean contradicted() {
    return roleFile.isPresent() && roleFile.get() != role;
  }
}
