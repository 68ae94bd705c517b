package dev.retune.cluster.spark;

import org.apache.spark.SparkException;

/** The words of a failure, for the person who waits at the console. */
final class FailureText {
  private FailureText() {}

  /** The first line of the deepest cause; Spark puts those of its executors into its message. */
  static String of(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return deepest instanceof SparkException
        ? text
        : deepest.getClass().getSimpleName() + ": " + text;
  }
}
