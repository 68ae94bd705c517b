package dev.retune.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.improvement.model.CureSummary;
import dev.retune.improvement.model.CureSummary.LiveEffect;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.improvement.model.VoteGain;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.CitedAnswer;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.DraftMark;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.FixTrial.LostQuestion;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.diagnosis.ConcernedDocument;
import dev.retune.retraining.run.AbandonedRunCleaner;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.retraining.run.RetrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From dislikes to fixes that are tried, live and rolled back. */
class KnowledgeFixTest {
  @RegisterExtension final KnowledgeFixture fixture = KnowledgeFixture.filled();

  @Test
  void aDocumentAndAGapAreFixedAndTakenBack() {
    List<WorkItem> items = fixture.workList().items();
    assertThat(items).extracting(WorkItem::kind).containsExactly(ItemKind.DOCUMENT, ItemKind.GAP);
    WorkItem document = items.getFirst();
    assertThat(document.dislikes()).hasSize(3);
    assertThat(document.dislikes().getFirst().basis()).contains(ConcernedDocument.Basis.SERVED);
    assertThat(document.answers()).isEqualTo(4);
    assertThat(document.gain()).isEqualTo(VoteGain.counted(3));
    WorkItem gap = items.getLast();
    assertThat(gap.dislikes()).hasSize(2);

    String edit = fixture.edit("cicada cicada song");
    FixTrial first = fixture.tryOut(edit);
    assertThat(first.findings().questions()).allMatch(q -> q.answered() == CitedAnswer.YES);
    assertThat(first.verdict()).isEqualTo(TrialVerdict.PASSED);
    assertThat(fixture.state(edit)).isEqualTo(FixState.PASSED);
    assertThat(fixture.first("ant7 cicada").text()).doesNotContain("song");
    Instant since = fixture.pipeline.clock.instant();
    assertThat(fixture.promote(edit).id()).isEqualTo(first.versionId());
    assertThat(fixture.state(edit)).isEqualTo(FixState.LIVE);
    assertThat(fixture.first("ant7 cicada").text()).contains("song");
    assertThat(fixture.workList().named(document.name()).state()).isEqualTo(ItemState.FIXED);
    fixture.pipeline.voted(
        List.of(
            PipelineFixture.said("ant7 again", Optional.of("d7"), true, ""),
            PipelineFixture.said("bee7 again", Optional.of("d7"), false, "")));
    fixture.pipeline.clock.pass(Duration.ofDays(1));
    // before: the golden question's like and three dislikes
    assertThat(fixture.done())
        .isEqualTo(
            new CureSummary(
                1,
                1,
                List.of(document.title()),
                0,
                List.of(new LiveEffect(document.title(), new VoteEffect(since, 3, 4, 1, 2)))));

    String added = fixture.write(gap, "wasp and hornet are insects");
    assertThat(fixture.tryOut(added).verdict()).isEqualTo(TrialVerdict.PASSED);
    fixture.promote(added);
    assertThat(fixture.first("wasp hornet").externalId()).isEqualTo("k1");
    assertThat(fixture.state(edit)).isEqualTo(FixState.LIVE);
    assertThatThrownBy(() -> fixture.promotion.rollback(edit, "ann"))
        .isInstanceOf(RefusedException.class);

    // trials of other recipes are built from the texts with the live fixes
    IndexCorpus tried = fixture.corpus();
    List<Long> drawn = TrialCorpus.of(tried, List.of()).ids();
    assertThat(drawn).hasSize(61);
    assertThat(drawn).anyMatch(id -> tried.byId(id).orElseThrow().body().contains("song"));

    // the source's document is as before, and nothing calls for another index
    assertThat(fixture.pipeline.documents.byExternalId("d7").getFirst().body())
        .doesNotContain("song");
    assertThat(fixture.reembed().state()).isEqualTo(RetrainingResult.State.NOT_NEEDED);

    fixture.promotion.rollback(added, "ann");
    assertThat(fixture.state(added)).isEqualTo(FixState.ROLLED_BACK);
    assertThat(fixture.state(edit)).isEqualTo(FixState.LIVE);
    fixture.promotion.rollback(edit, "ann");
    assertThat(fixture.state(edit)).isEqualTo(FixState.ROLLED_BACK);
    fixture.pipeline.clock.pass(Duration.ofMinutes(1));
    // both were tried, passed and went live; none is now, so no votes are about them
    assertThat(fixture.done())
        .isEqualTo(new CureSummary(2, 2, List.of(document.title(), "Insects"), 2, List.of()));
    assertThat(fixture.first("ant7 cicada").text()).doesNotContain("song");
  }

  @Test
  void aFixThatTakesTheQuestionsOfOthersFails() {
    String greedy = fixture.edit("cicada ant8 bee8 ant8 bee8 ant8 bee8 ant9");
    FixTrial trial = fixture.tryOut(greedy);
    assertThat(trial.verdict()).isEqualTo(TrialVerdict.FAILED);
    assertThat(trial.findings().stolen())
        .containsExactly(new LostQuestion("ant8 bee8", "d8", "d7"));
    assertThat(trial.findings().why()).contains("ant8 bee8");
    assertThat(
            new Texts(Locale.KOREAN)
                .get(fixture.status(greedy).trial().orElseThrow().findings().reason()))
        .contains("ant8 bee8", "질문")
        .doesNotContain("question");
    assertThat(fixture.state(greedy)).isEqualTo(FixState.FAILED);
    assertThatThrownBy(() -> fixture.promote(greedy)).isInstanceOf(RefusedException.class);

    // a text whose old words answer still is no cure
    fixture.services.proposals().revise(greedy, longText(), cited(greedy), "ann");
    assertThat(fixture.tryOut(greedy).findings().questions())
        .anyMatch(question -> question.answered() == CitedAnswer.NO);
    assertThat(fixture.state(greedy)).isEqualTo(FixState.FAILED);
  }

  private List<Long> cited(String fix) {
    return fixture.status(fix).fix().cited();
  }

  /** Words that have nothing to do with the questions, in a passage of their own. */
  private DocumentText longText() {
    return fixture.text(". " + "moth ".repeat(120));
  }

  @Test
  void whatIsProposedIsChecked() {
    long document = fixture.pipeline.documents.byExternalId("d7").getFirst().id();
    FixProposalsCheck check =
        (text, ids) -> fixture.services.proposals().edit(document, text, ids, "ann");
    long liked = fixture.services.conversations().byExternalId(1, "x7").orElseThrow().id();
    List<Long> cited =
        fixture.workList().named("doc-" + document).dislikes().stream()
            .map(d -> d.conversationId())
            .toList();
    assertThatThrownBy(() -> check.propose(fixture.text(" \n"), cited))
        .hasMessageContaining("sameText");
    assertThatThrownBy(() -> check.propose(fixture.text("cicada"), List.of()))
        .hasMessageContaining("nothingCited");
    assertThatThrownBy(() -> check.propose(fixture.text("cicada"), List.of(liked)))
        .hasMessageContaining("notDisliked");
    assertThatThrownBy(() -> check.propose(DocumentText.NONE, cited))
        .hasMessageContaining("noText");
    // what a model drafted needs a person who looks at it
    assertThatThrownBy(
            () ->
                check.propose(
                    fixture.text("\n" + DraftMark.on("cicada", "small", "Check it.")), cited))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("stillDraft");
    check.propose(fixture.text("cicada"), cited);
    assertThatThrownBy(() -> check.propose(fixture.text("cicada song"), cited))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> fixture.status("fix-9")).isInstanceOf(InvalidInputException.class);
  }

  private interface FixProposalsCheck {
    void propose(DocumentText text, List<Long> cited);
  }

  @Test
  void nothingIsLiveBeforeTheTransactionOfThePromotion() {
    String fix = fixture.edit("cicada song");
    FixTrial trial = fixture.tryOut(fix);
    LeaseFence lost =
        transaction -> {
          throw new LeaseBusyException("pipeline.leaseLost", "another", Instant.EPOCH);
        };
    assertThatThrownBy(() -> fixture.promotion.promote(fix, "ann", false, lost))
        .isInstanceOf(LeaseBusyException.class);
    assertThat(fixture.state(fix)).isEqualTo(FixState.PASSED);
    assertThat(fixture.overlays.live()).isEmpty();
    assertThat(fixture.first("ant7 cicada").text()).doesNotContain("song");

    // another version went live meanwhile: what the trial compared holds no more
    fixture.pipeline.rewrite(20, "ant20 bee20 cricket");
    fixture.reembed();
    assertThat(fixture.state(fix)).isEqualTo(FixState.PROPOSED);
    assertThatThrownBy(() -> fixture.promote(fix)).isInstanceOf(RefusedException.class);
    assertThat(fixture.pipeline.versions.named("v" + trial.versionId()).state())
        .isEqualTo(IndexVersion.State.CANDIDATE);
    assertThat(fixture.tryOut(fix).verdict()).isEqualTo(TrialVerdict.PASSED);
    fixture.promote(fix);
    assertThat(fixture.overlays.live()).containsExactly(fixture.status(fix).fix().revision().id());

    // a usual run keeps the fix, and a withdrawn one leaves with the next index
    fixture.pipeline.rewrite(21, "ant21 bee21 cricket");
    assertThat(fixture.reembed().state()).isEqualTo(RetrainingResult.State.PROMOTED);
    assertThat(fixture.state(fix)).isEqualTo(FixState.LIVE);
    assertThat(fixture.first("ant7 cicada").text()).contains("song");
    fixture.services.proposals().withdraw(fix, "ann");
    assertThat(fixture.state(fix)).isEqualTo(FixState.LEAVING);
    // the product may have taken it over, and is told
    assertThat(fixture.changes()).singleElement().returns(FixState.LEAVING, KnowledgeChange::state);
    assertThat(fixture.reembed().state()).isEqualTo(RetrainingResult.State.PROMOTED);
    assertThat(fixture.state(fix)).isEqualTo(FixState.WITHDRAWN);
    assertThat(fixture.first("ant7 cicada").text()).doesNotContain("song");
    // whoever asks only now is told, too; one that never was live is nobody's matter
    assertThat(fixture.changes())
        .singleElement()
        .returns(FixState.WITHDRAWN, KnowledgeChange::state);
    fixture.services.proposals().withdraw(fixture.edit("other words"), "ann");
    assertThat(fixture.changes()).hasSize(1);
  }

  @Test
  void theNextRunDeletesTheCandidateOfATrialThatEndedEarly() {
    String fix = fixture.edit("cicada song");
    IndexVersion live = fixture.pipeline.versions.live().orElseThrow();
    boolean[] judging = {false};
    ProgressMonitor stopped =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            judging[0] = progress.stage().equals("stage.evaluate");
          }

          @Override
          public boolean cancelled() {
            return judging[0];
          }
        };
    assertThatThrownBy(() -> fixture.trials.run(List.of(fix), "ann", LeaseFence.none(), stopped))
        .isInstanceOf(CancelledException.class);
    IndexVersion left = fixture.pipeline.versions.list().getFirst();
    assertThat(left.id()).isNotEqualTo(live.id());
    assertThat(fixture.pipeline.store.directory(left.id())).isDirectory();

    AbandonedRunCleaner cleaner =
        new AbandonedRunCleaner(fixture.pipeline.runs, fixture.pipeline.versions);
    cleaner.clean("over");
    assertThat(fixture.pipeline.versions.byId(left.id()).orElseThrow())
        .returns(IndexVersion.State.FAILED, IndexVersion::state)
        .returns(false, IndexVersion::complete);
    assertThat(fixture.pipeline.store.directory(left.id())).doesNotExist();
    fixture.pipeline.store.verify(live);

    // one with a verdict stays
    FixTrial trial = fixture.tryOut(fix);
    cleaner.clean("over");
    assertThat(fixture.pipeline.versions.byId(trial.versionId()).orElseThrow().complete()).isTrue();
  }
}
