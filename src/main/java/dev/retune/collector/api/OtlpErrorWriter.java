package dev.retune.collector.api;

import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.ProblemResponseWriter;
import dev.retune.collector.otlp.wire.OtlpEncoding;
import dev.retune.collector.otlp.wire.OtlpResponse;
import io.javalin.http.Context;

/** Writes failures as OTLP wants them: a google.rpc.Status in the encoding of the request. */
record OtlpErrorWriter(ProblemResponseWriter problems) {
  private static final String PREFIX = "/v1/";
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER = "Retry-After";

  /** Writes the response for an exception, on other routes as a problem document. */
  void write(Exception e, Context ctx) {
    if (!ctx.path().startsWith(PREFIX)) {
      problems.write(e, ctx);
      return;
    }
    ProblemDetails problem = problems.problem(e, ctx);
    int status = problem.status() == UNPROCESSABLE ? 400 : problem.status();
    OtlpEncoding encoding = OtlpEncoding.of(ctx.header("Content-Type")).orElse(OtlpEncoding.JSON);
    problem.headers().forEach(ctx::header);
    if (status == UNAVAILABLE && !problem.headers().containsKey(RETRY_AFTER)) {
      ctx.header(RETRY_AFTER, "5");
    }
    String message = problems.language(ctx).get(problem.key(), problem.args().toArray());
    ctx.status(status)
        .contentType(encoding.mediaType())
        .result(OtlpResponse.failed(encoding, status, message));
  }
}
