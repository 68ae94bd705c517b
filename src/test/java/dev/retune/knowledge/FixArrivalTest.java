package dev.retune.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.RefusedException;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewDocument;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.retraining.run.RetrainingResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a live fix when the source changes its document. */
class FixArrivalTest {
  @RegisterExtension final KnowledgeFixture fixture = KnowledgeFixture.filled();

  @Test
  void theSourceDecidesWhatBecomesOfALiveFix() {
    String fix = fixture.edit("cicada song");
    fixture.tryOut(fix);
    assertThat(fixture.changes()).isEmpty();
    fixture.promote(fix);
    assertThat(fixture.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.documentId()).isEqualTo("d7");
              assertThat(change.source()).isEqualTo("default");
              assertThat(change.text().body()).endsWith("cicada song");
              assertThat(change.cited()).containsExactly("x60", "x61", "x62");
              assertThat(change.state()).isEqualTo(FixState.LIVE);
            });

    // overwritten first: the source's text counts from the next index on, and the fix is kept
    fixture.pipeline.rewrite(7, "ant7 bee7 locust");
    assertThat(fixture.record()).containsExactly(fix);
    assertThat(fixture.record()).isEmpty();
    assertThat(fixture.state(fix)).isEqualTo(FixState.OVERWRITTEN);
    assertThat(fixture.status(fix).live()).isTrue();
    assertThat(fixture.reembed().state()).isEqualTo(RetrainingResult.State.PROMOTED);
    assertThat(fixture.first("ant7 locust").text()).contains("locust").doesNotContain("song");
    assertThat(fixture.status(fix).fix().revision().text().body()).contains("song");

    // then it arrives after all, with other white space, and there is nothing left to overlay
    fixture.pipeline.rewrite(7, "ant7 bee7  cicada\r\nsong ");
    assertThat(fixture.record()).containsExactly(fix);
    assertThat(fixture.state(fix)).isEqualTo(FixState.ARRIVED);
    assertThatThrownBy(() -> fixture.tryOut(fix)).isInstanceOf(RefusedException.class);
    fixture.reembed();
    assertThat(fixture.overlays.live()).isEmpty();
    assertThat(fixture.first("ant7 cicada").text()).contains("song");

    // the source may go on from there, but going back is said
    fixture.pipeline.rewrite(7, "ant7 bee7 cicada song and more");
    assertThat(fixture.state(fix)).isEqualTo(FixState.ARRIVED);
    fixture.pipeline.rewrite(7, "ant7 bee7");
    assertThat(fixture.state(fix)).isEqualTo(FixState.OVERWRITTEN);
  }

  /** The row of the export is all that the knowledge base needs. */
  @Test
  void whatIsExportedArrivesWithTheNextSync() {
    String fix = fixture.write(fixture.workList().items().getLast(), "wasp and hornet are insects");
    fixture.tryOut(fix);
    fixture.promote(fix);
    KnowledgeChange change = fixture.changes().getFirst();
    fixture.pipeline.store(
        InputBatch.ofDocuments(
            List.of(
                new NewDocument(
                    change.documentId(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(change.text().title()),
                    Optional.of(change.text().section()),
                    change.text().body(),
                    Optional.empty()))));
    assertThat(fixture.record()).containsExactly(fix);
    assertThat(fixture.changes())
        .extracting(KnowledgeChange::state)
        .containsExactly(FixState.ARRIVED);
  }

  @Test
  void aNewDocumentArrivesUnderAnyId() {
    String fix = fixture.write(fixture.workList().items().getLast(), "wasp and hornet are insects");
    assertThat(fixture.services.documents().byExternalId("k1")).isEmpty();
    fixture.pipeline.store(
        InputBatch.ofDocuments(
            List.of(
                new NewDocument(
                    "other",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Insects"),
                    Optional.empty(),
                    "wasp and hornet are insects",
                    Optional.empty()))));
    assertThat(fixture.record()).containsExactly(fix);
    assertThat(fixture.state(fix)).isEqualTo(FixState.ARRIVED);
  }
}
