package dev.retune.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.improvement.model.VoteGain;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.ItemTopic;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the items of the work list would gain, and the topics of gaps. */
class WorkListTest {
  @RegisterExtension final KnowledgeFixture fixture = KnowledgeFixture.filled();

  /** Two of three dislikes on answers given document 7, and one of two about a gap. */
  @Test
  void aSampleIsNotScaledBeyondWhatCanBeCounted() {
    Instant now = fixture.pipeline.clock.instant();
    DislikeDiagnosis all =
        fixture.pipeline.diagnosis.of(
            now.minus(WorkListService.WINDOW), now, ProgressMonitor.none());
    List<DislikeDiagnosis.Finding> drawn =
        Stream.concat(
                all.findings().stream().filter(f -> f.document().isPresent()).limit(2),
                all.findings().stream().filter(f -> f.document().isEmpty()).limit(1))
            .toList();
    DislikeDiagnosis sample =
        new DislikeDiagnosis(
            all.from(), all.to(), all.dislikes(), 3, all.shares(), List.of(), 0, false, "", drawn);
    List<WorkItem> items = fixture.services.workList().of(sample).items();
    assertThat(items.getFirst().gain())
        .isEqualTo(
            new VoteGain(VoteGain.Basis.ESTIMATED, 3, Optional.of(new VoteGain.Interval(2, 3))));
    assertThat(items.getLast().gain()).isEqualTo(VoteGain.found(1));
  }

  @Test
  void gapsOfOneTopicAreTogether() {
    List<CitedDislike> gap = fixture.workList().items().getLast().dislikes();
    assertThat(fixture.workList().gapsByTopic())
        .singleElement()
        .satisfies(one -> assertThat(one.topic()).isEmpty());
    fixture.pipeline.workspace.jdbc(
        connection ->
            VoteTopicRepository.storeVotes(
                connection, Map.of(gap.getFirst().voteId(), 7L, gap.getLast().voteId(), 8L)));
    // topic 8 was merged into another one
    assertThat(fixture.workList().gapsByTopic())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.topic()).contains(new ItemTopic(7, "insects"));
              assertThat(one.dislikes()).isEqualTo(2);
            });
    assertThat(fixture.workList().items().getFirst().topic()).isEmpty();
  }
}
