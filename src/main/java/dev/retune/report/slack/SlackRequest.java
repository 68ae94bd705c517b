package dev.retune.report.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends requests and tells their failures apart. */
final class SlackRequest {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long DEFAULT_WAIT = 30;
  private static final Set<String> PASSING =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");

  private SlackRequest() {}

  /** A request with the SDK. */
  interface Call<T> {
    T send() throws IOException, SlackApiException;
  }

  /** Sends a request; a response that is not OK becomes an exception of its kind. */
  static <T extends SlackApiTextResponse> T send(Call<T> request) throws SlackException {
    T response;
    try {
      response = request.send();
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      if (status == TOO_MANY_REQUESTS) {
        throw new SlackException.RateLimited(seconds(e.getResponse().header("Retry-After")));
      }
      // without the cause, which contains the whole response
      throw new SlackException.TransportFailure("HTTP " + status);
    } catch (IOException e) {
      throw new SlackException.TransportFailure(e.getClass().getSimpleName(), e);
    }
    if (response.isOk()) {
      return response;
    }
    String error = Objects.requireNonNullElse(response.getError(), "unknown_error");
    if (error.equals("ratelimited") || error.equals("rate_limited")) {
      throw new SlackException.RateLimited(DEFAULT_WAIT);
    }
    if (PASSING.contains(error)) {
      throw new SlackException.TransportFailure(error);
    }
    throw new SlackException.ApiError(error, Objects.requireNonNullElse(response.getNeeded(), ""));
  }

  private static long seconds(@Nullable String header) {
    return header != null && header.strip().matches("\\d{1,6}")
        ? Long.parseLong(header.strip())
        : DEFAULT_WAIT;
  }
}
