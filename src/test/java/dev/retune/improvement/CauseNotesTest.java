package dev.retune.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.CauseEvidence;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Share;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseNotesTest {
  private static final Instant DAY = Instant.parse("2026-11-02T00:00:00Z");

  private final CauseNotes notes = new CauseNotes(new Texts(Locale.ENGLISH));

  @Test
  void whatIsOnlyAssumedIsSaid() {
    assertThat(
            of(CauseCategory.CONTENT, 3, 0, findings(CauseCategory.CONTENT, 2, CauseEvidence.NONE)))
        .containsExactly(
            "2 of them are only assumed: nothing shows whether the answer was given the right document.");
    assertThat(
            of(CauseCategory.CONTENT, 2, 0, findings(CauseCategory.CONTENT, 2, CauseEvidence.NONE)))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("No document is proposed for a fix.");
    assertThat(
            of(
                CauseCategory.CONTENT,
                2,
                0,
                findings(CauseCategory.CONTENT, 2, CauseEvidence.SERVED)))
        .isEmpty();
  }

  @Test
  void whyRetrievalHasNoCure() {
    List<Finding> ten = findings(CauseCategory.RETRIEVAL, 10, CauseEvidence.SERVED);
    assertThat(of(CauseCategory.RETRIEVAL, 10, 3, ten))
        .containsExactly(
            "Re-embedding is not proposed: it could help with 3 of the 100 dislikes examined, and"
                + " below 25% a run is not worth it.",
            "The live index already finds what 7 answers were not given: check how the chat product"
                + " searches.");
    assertThat(of(CauseCategory.RETRIEVAL, 30, 30, ten)).isEmpty();
    assertThat(of(CauseCategory.RETRIEVAL, 31, 30, ten))
        .containsExactly(
            "The live index already finds what one answer was not given: check how the chat product"
                + " searches.");
  }

  @Test
  void slowAnswersHaveNoCure() {
    assertThat(of(CauseCategory.SERVICE, 1, 0, List.of()))
        .containsExactly(
            "Retune has no cure for slow answers: look at the service that gives them.");
    assertThat(of(CauseCategory.SERVICE, 0, 0, List.of())).isEmpty();
  }

  private List<String> of(
      CauseCategory cause, int dislikes, int improvable, List<Finding> findings) {
    return notes.of(
        new Share(cause, dislikes, dislikes / 100.0),
        List.of(),
        new DislikeDiagnosis(
            DAY,
            DAY.plusSeconds(1),
            100,
            100,
            List.of(),
            List.of(),
            improvable,
            improvable >= 25,
            "",
            findings));
  }

  private static List<Finding> findings(CauseCategory cause, int count, CauseEvidence evidence) {
    return Stream.concat(
            Collections.nCopies(count, finding(cause, evidence)).stream(),
            Stream.of(finding(CauseCategory.GAP, CauseEvidence.SEARCH)))
        .toList();
  }

  private static Finding finding(CauseCategory cause, CauseEvidence evidence) {
    return new Finding(1, 1, "?", "", cause, evidence, "", Optional.empty());
  }
}
