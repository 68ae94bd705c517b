package dev.retune.collect;

import java.util.List;
import java.util.Map;

/**
 * Why a request was not done, to be told as an RFC 9457 problem document.
 *
 * @param status of HTTP
 * @param key of the sentence in the text bundles
 * @param args what the sentence names
 * @param fields what is wrong where in the body
 * @param headers to be sent along
 */
record Problem(
    int status,
    String key,
    List<Object> args,
    List<FieldProblem> fields,
    Map<String, String> headers) {

  /**
   * What is wrong with a part of the body.
   *
   * @param pointer RFC 6901, such as {@code /feedback}
   * @param key of the sentence
   */
  record FieldProblem(String pointer, String key, List<Object> args) {}

  static Raised of(int status, String key, Object... args) {
    return new Raised(new Problem(status, key, List.of(args), List.of(), Map.of()));
  }

  static Raised ofFields(List<FieldProblem> fields) {
    return new Raised(new Problem(422, "collect.invalid", List.of(), fields, Map.of()));
  }

  static Raised tooOften(long seconds) {
    return new Raised(
        new Problem(
            429,
            "collect.tooOften",
            List.of(seconds),
            List.of(),
            Map.of("Retry-After", String.valueOf(seconds))));
  }

  static Raised busy() {
    return new Raised(
        new Problem(503, "collect.busy", List.of(), List.of(), Map.of("Retry-After", "1")));
  }

  /** Takes a problem to where it is answered. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Raised(Problem problem) {
      super(problem.key(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
