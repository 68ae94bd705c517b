package dev.retune.feedback.query;

import static dev.retune.feedback.store.InputRows.T0;
import static dev.retune.feedback.store.InputRows.conversation;
import static dev.retune.feedback.store.InputRows.vote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.support.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class VoteRepositoryTest {
  private final FeedbackFixture fixture;

  VoteRepositoryTest(TestDatabases kind) {
    fixture = new FeedbackFixture(kind);
  }

  @BeforeEach
  void rows() {
    fixture.store(
        InputBatch.of(
            List.of(
                conversation("1", "Where is my 100% refund_form?", T0),
                conversation("2", "배송은 언제 오나요", T0)),
            List.of(
                vote("1", "1", Vote.Value.LIKE, "", T0),
                vote("2", "1", Vote.Value.DISLIKE, "too LONG", T0),
                vote("3", "2", Vote.Value.DISLIKE, "늦어요", T0),
                vote("4", "2", Vote.Value.LIKE, "", T0.plusSeconds(5)))));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> found(VoteFilter filter) {
    return fixture.list.page(filter, 99).stream()
        .map(row -> row.reason().orElse(row.question()))
        .toList();
  }

  private static VoteFilter between(Instant from, Instant to) {
    return new VoteFilter(
        Optional.of(from),
        Optional.of(to),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void pagesFollowEachOtherWithoutGapsEvenAtOneTime() {
    List<VoteListItem> all = fixture.list.page(VoteFilter.all(), 99);
    List<VoteListItem> paged = new ArrayList<>();
    Optional<VoteCursor> after = Optional.empty();
    for (int i = 0; i < 4; i++) {
      VoteListItem row =
          fixture.list.page(new VotePageRequest(VoteFilter.all(), after, 1)).getFirst();
      paged.add(row);
      after = Optional.of(row.key());
    }
    assertThat(paged).isEqualTo(all).hasSize(4);
    assertThat(fixture.list.page(new VotePageRequest(VoteFilter.all(), after, 1))).isEmpty();
  }

  @Test
  void theNewestComesFirst() {
    assertThat(fixture.list.page(VoteFilter.all(), 1).getFirst().at()).isEqualTo(T0.plusSeconds(5));
  }

  @Test
  void fromIsInAndToIsOut() {
    assertThat(found(between(T0, T0.plusSeconds(5)))).hasSize(3);
    assertThat(found(between(T0.plusSeconds(5), T0.plusSeconds(6)))).hasSize(1);
  }

  @Test
  void valueCodeAndSourceRestrict() {
    VoteFilter filter =
        new VoteFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Vote.Value.DISLIKE),
            Optional.of("other"),
            Optional.empty(),
            Optional.of("default"));
    assertThat(found(filter)).hasSize(2);
  }

  @Test
  void classifiedReasonsAreNotAskedForAgain() {
    List<UnclassifiedReason> open = fixture.votes.unclassified(9);
    assertThat(open).extracting(UnclassifiedReason::text).containsExactly("too LONG", "늦어요");
    fixture.codes.classify(
        List.of(new ReasonClassification(open.getFirst().voteId(), "too_long", 0.8)));
    assertThat(fixture.votes.unclassified(9)).hasSize(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }
}
