package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.http.JsonFieldReader;
import dev.retune.collector.http.ProblemDetails;
import dev.retune.collector.http.RequestBodyReader;
import dev.retune.collector.ingest.VoteSubmission;
import java.util.Optional;

/** Any input is a vote, or a problem with a 4xx status. */
class CollectorJsonFuzz {
  @FuzzTest(maxDuration = "5m")
  void anyBody(byte[] bytes) {
    try {
      JsonNode body = RequestBodyReader.parsed(bytes);
      VoteSubmission vote =
          VoteSubmission.read(body, new VoteSubmission.RequestIdentity("local", Optional.of("k")));
      assertThat(vote.conversation()).isNotBlank().hasSizeLessThanOrEqualTo(JsonFieldReader.ID);
      assertThat(vote.externalId()).hasSizeLessThanOrEqualTo(200);
      assertThat(vote.row().reason().filter(String::isBlank)).isEmpty();
    } catch (ProblemDetails.ProblemException e) {
      assertThat(e.problem().status()).isBetween(400, 499);
    }
  }
}
