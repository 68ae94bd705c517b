package dev.retune.feedback;

import static dev.retune.feedback.Rows.T0;
import static dev.retune.feedback.Rows.conversation;
import static dev.retune.feedback.Rows.vote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
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
class VotesTest {
  private final Desk desk;

  VotesTest(Databases kind) {
    desk = new Desk(kind);
  }

  @BeforeEach
  void rows() {
    desk.store(
        Batch.of(
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
    desk.close();
  }

  private List<String> found(VoteFilter filter) {
    return desk.votes.page(filter, Optional.empty(), 99).stream()
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
    List<VoteRow> all = desk.votes.page(VoteFilter.all(), Optional.empty(), 99);
    List<VoteRow> paged = new ArrayList<>();
    Optional<VoteKey> after = Optional.empty();
    for (int i = 0; i < 4; i++) {
      VoteRow row = desk.votes.page(VoteFilter.all(), after, 1).getFirst();
      paged.add(row);
      after = Optional.of(row.key());
    }
    assertThat(paged).isEqualTo(all).hasSize(4);
    assertThat(desk.votes.page(VoteFilter.all(), after, 1)).isEmpty();
  }

  @Test
  void theNewestComesFirst() {
    assertThat(desk.votes.page(VoteFilter.all(), Optional.empty(), 1).getFirst().at())
        .isEqualTo(T0.plusSeconds(5));
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
    List<UnclassifiedReason> open = desk.votes.unclassified(9);
    assertThat(open).extracting(UnclassifiedReason::text).containsExactly("too LONG", "늦어요");
    desk.votes.classify(
        List.of(new ReasonClassification(open.getFirst().voteId(), "too_long", 0.8)));
    assertThat(desk.votes.unclassified(9)).hasSize(1);
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }
}
