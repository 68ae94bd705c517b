package dev.retune.feedback.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Limits of JSON that is read, which protect the process from running out of memory. */
final class JsonLimits {
  /** How deep objects and arrays may be nested. */
  static final int DEPTH = StreamReadConstraints.defaults().getMaxNestingDepth();

  private JsonLimits() {}

  /** Whether a parser stopped because its JSON is nested too deeply. */
  static boolean isTooDeep(JsonParser parser) {
    return parser.getParsingContext().getNestingDepth() > DEPTH;
  }
}
