package dev.retune.collector.http;

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
public record ProblemDetails(
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

  /** Takes a problem to where it is answered. */
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
