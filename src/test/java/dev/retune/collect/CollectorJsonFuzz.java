package dev.retune.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Whatever is sent, it is a vote or a problem that names a status of the caller's own fault. */
class CollectorJsonFuzz {
  @FuzzTest(maxDuration = "5m")
  void anyBody(byte[] bytes) {
    try {
      JsonNode body = Body.parsed(bytes);
      IncomingVote vote = IncomingVote.read(body, "local", Optional.of("k"));
      assertThat(vote.conversation()).isNotBlank().hasSizeLessThanOrEqualTo(Fields.ID);
      assertThat(vote.externalId()).hasSizeLessThanOrEqualTo(200);
      assertThat(vote.row().reason().filter(String::isBlank)).isEmpty();
    } catch (Problem.Raised e) {
      assertThat(e.problem().status()).isBetween(400, 499);
    }
  }
}
