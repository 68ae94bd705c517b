package dev.retune.common.i18n;

import java.util.List;

/**
 * A text of the message bundles before its language is known, for the arguments of failures.
 *
 * @param key the message key
 * @param args its arguments
 */
public record KeyedText(String key, List<String> args) {

  /** Copies the arguments. */
  public KeyedText {
    args = List.copyOf(args);
  }

  @Override
  public String toString() {
    return key + args;
  }
}
