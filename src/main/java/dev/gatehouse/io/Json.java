package dev.gatehouse.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The two ways in which JSON is read here. Both are shared: take them as they are and configure
 * nothing on them.
 */
public final class Json {
  /** Deeper than anything that is written here, shallow enough for every stack. */
  private static final int MAX_DEPTH = 64;

  private static final ObjectMapper STRICT =
      builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final ObjectMapper LENIENT =
      builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  /**
   * For what only Gatehouse and its users write: an unknown key, a key given twice and anything
   * after the value are errors.
   */
  public static ObjectMapper strict() {
    return STRICT;
  }

  /** For what other tools write too: unknown keys are kept in trees and ignored in records. */
  public static ObjectMapper lenient() {
    return LENIENT;
  }

  private static JsonMapper.Builder builder() {
    var bounded = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounded).build());
  }
}
