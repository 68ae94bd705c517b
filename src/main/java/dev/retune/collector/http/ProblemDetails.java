package dev.retune.collector.http;

import java.util.List;
import java.util.Map;

/**
 * The reason for a failed request, sent as an RFC 9457 problem document.
 *
 * @param status HTTP status
 * @param key message key
 * @param args message arguments
 * @param fields problems with parts of the body
 * @param headers additional response headers
 */
public record ProblemDetails(
    int status,
    String key,
    List<Object> args,
    List<FieldProblem> fields,
    Map<String, String> headers) {

  /**
   * A problem with a part of the body.
   *
   * @param pointer JSON pointer (RFC 6901), such as {@code /feedback}
   * @param key message key
   */
  public record FieldProblem(String pointer, String key, List<Object> args) {}

  public static ProblemException of(int status, String key, Object... args) {
    return new ProblemException(
        new ProblemDetails(status, key, List.of(args), List.of(), Map.of()));
  }

  public static ProblemException ofFields(List<FieldProblem> fields) {
    return new ProblemException(
        new ProblemDetails(422, "collector.invalid", List.of(), fields, Map.of()));
  }

  public static ProblemException tooOften(long seconds) {
    return new ProblemException(
        new ProblemDetails(
            429,
            "collector.tooOften",
            List.of(seconds),
            List.of(),
            Map.of("Retry-After", String.valueOf(seconds))));
  }

  public static ProblemException busy() {
    return new ProblemException(
        new ProblemDetails(
            503, "collector.busy", List.of(), List.of(), Map.of("Retry-After", "1")));
  }

  /** Carries a problem to the exception handler. */
  public static final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemDetails problem;

    public ProblemException(ProblemDetails problem) {
      super(problem.key(), null, false, false);
      this.problem = problem;
    }

    public ProblemDetails problem() {
      return problem;
    }
  }
}
