package dev.retune.feedback;

import static dev.retune.feedback.Rows.T0;
import static dev.retune.feedback.Rows.conversation;
import static dev.retune.feedback.Rows.conversations;
import static dev.retune.feedback.Rows.dislike;
import static dev.retune.feedback.Rows.document;
import static dev.retune.feedback.Rows.like;
import static dev.retune.feedback.Rows.vote;
import static dev.retune.feedback.Rows.votes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FeedbackStoreTest {
  private final Desk desk;

  FeedbackStoreTest(Databases kind) {
    desk = new Desk(kind);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Vote onlyVote() {
    VoteRow row = desk.votes.page(VoteFilter.all(), Optional.empty(), 2).getFirst();
    return desk.conversations.votesOf(row.conversationId()).getFirst();
  }

  @Test
  void theSameBatchAgainStoresNothing() {
    Batch batch =
        new Batch(
            List.of(document("1", "body")),
            List.of(conversation("1")),
            List.of(dislike("1", "1", "wrong")),
            List.of(
                new EvaluationRow(
                    "1", "1", Optional.of(0.5), Optional.of("fine"), Optional.of(T0))));
    desk.store(batch);
    StoreResult again = desk.store(batch);
    assertThat(again.stored()).isEqualTo(Counts.ZERO);
    assertThat(again.unchanged()).isEqualTo(new Counts(1, 1, 1, 1));
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    desk.store(Batch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    assertThat(onlyVote().createdAt()).isEqualTo(T0);
  }

  @Test
  void rowsWithoutATimeTakeTheTimeOfStoringOnce() {
    VoteRowIn timeless =
        new VoteRowIn(
            "1", "1", Vote.Value.LIKE, Optional.empty(), Optional.empty(), Optional.empty());
    desk.store(Batch.of(List.of(conversation("1")), List.of(timeless)));
    assertThat(onlyVote().createdAt()).isEqualTo(Desk.NOW);
    assertThat(desk.store(votes(timeless)).unchanged().votes()).isEqualTo(1);
  }

  @Test
  void aVoteWaitsForItsConversationAndIsThenCounted() {
    StoreResult waits = desk.store(votes(like("1", "9")));
    assertThat(waits.waiting()).containsExactly("1");
    assertThat(desk.votes.count()).isZero();
    assertThat(desk.rollups()).isEmpty();
    desk.store(conversations(conversation("9")));
    assertThat(desk.votes.count()).isEqualTo(1);
    assertThat(desk.rollups()).isEqualTo(desk.recount()).hasSize(2);
  }

  @Test
  void severalVotesWaitForOneConversation() {
    desk.store(votes(like("1", "9"), dislike("2", "9", "no"), like("3", "8")));
    desk.store(conversations(conversation("9")));
    assertThat(desk.votes.count()).isEqualTo(2);
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  @Test
  void aFlippedVoteMovesTheRollUp() {
    desk.store(Batch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    StoreResult flipped = desk.store(votes(dislike("1", "1", "bad")));
    assertThat(flipped.changed().votes()).isEqualTo(1);
    assertThat(desk.rollups())
        .isEqualTo(desk.recount())
        .containsKey("2026-10-01T10:00:00Z " + desk.source("default").id() + " dislike other");
  }

  @Test
  void aNewReasonIsClassifiedAnew() {
    desk.store(Batch.of(List.of(conversation("1")), List.of(dislike("1", "1", "old"))));
    desk.votes.classify(List.of(new ReasonClassification(onlyVote().id(), "incorrect", 0.9)));
    desk.store(votes(dislike("1", "1", "new")));
    assertThat(desk.votes.unclassified(9)).hasSize(1);
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  @Test
  void anotherTimeKeepsTheCodeAndMovesTheRollUp() {
    desk.store(Batch.of(List.of(conversation("1")), List.of(dislike("1", "1", "old"))));
    desk.votes.classify(List.of(new ReasonClassification(onlyVote().id(), "incorrect", 0.9)));
    desk.store(votes(vote("1", "1", Vote.Value.DISLIKE, "old", T0.plus(Duration.ofHours(3)))));
    assertThat(onlyVote().reasonCode()).contains("incorrect");
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  @Test
  void aVoteMovedToAnUnknownConversationLeavesTheFigures() {
    desk.store(Batch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    desk.store(votes(like("1", "2")));
    assertThat(desk.votes.count()).isZero();
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  @Test
  void ofTwoRowsWithOneIdTheLaterCounts() {
    StoreResult result =
        desk.store(
            Batch.of(List.of(conversation("1")), List.of(like("1", "1"), dislike("1", "1", "no"))));
    assertThat(result.stored().votes()).isEqualTo(2);
    assertThat(onlyVote().value()).isEqualTo(Vote.Value.DISLIKE);
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  @Test
  void sourcesKeepTheirIdsApart() {
    Batch batch = Batch.of(List.of(conversation("1")), List.of(like("1", "1")));
    desk.store.store(desk.source("a"), batch);
    desk.store.store(desk.source("b"), batch);
    assertThat(desk.votes.count()).isEqualTo(2);
  }

  @Test
  void charactersThatNoDatabaseHoldsAreReplaced() {
    Batch batch =
        Batch.of(
            List.of(conversation("1", "a\0b\ud800c😀", T0)), List.of(dislike("1", "1", "x\0y")));
    desk.store(batch);
    assertThat(onlyVote().reason()).contains("x\ufffdy");
    assertThat(desk.store(batch).stored()).isEqualTo(Counts.ZERO);
  }

  @Test
  void aReasonOfAMillionCharactersIsKeptWhole() {
    String reason = "가".repeat(1_000_000);
    desk.store(Batch.of(List.of(conversation("1")), List.of(dislike("1", "1", reason))));
    assertThat(onlyVote().reason()).contains(reason);
  }

  @Test
  void aChangedDocumentChangesTheFingerprint() {
    desk.store(Batch.ofDocuments(List.of(document("1", "one"), document("2", "two"))));
    String before = desk.documents.corpusFingerprint();
    assertThat(desk.documents.corpusFingerprint()).isEqualTo(before);
    desk.store(Batch.ofDocuments(List.of(document("1", "uno"))));
    assertThat(desk.documents.corpusFingerprint()).isNotEqualTo(before);
  }

  @Test
  void twoWritersAtOnceDoubleNothing() throws Exception {
    Source source = desk.source("default");
    List<Batch> batches =
        Stream.iterate(0, i -> i + 1)
            .limit(20)
            .map(i -> Batch.of(conversationsOf(i), votesOf(i)))
            .toList();
    Runnable all = () -> batches.forEach(batch -> desk.store.store(source, batch));
    Thread one = Thread.ofPlatform().start(all);
    Thread two = Thread.ofPlatform().start(all);
    one.join();
    two.join();
    assertThat(desk.votes.count()).isEqualTo(20 * 50);
    assertThat(desk.rollups()).isEqualTo(desk.recount());
  }

  private static List<ConversationRow> conversationsOf(int batch) {
    return Stream.iterate(0, i -> i + 1)
        .limit(50)
        .map(i -> conversation(batch + "-" + i, "q", T0.plusSeconds(600L * i)))
        .toList();
  }

  private static List<VoteRowIn> votesOf(int batch) {
    return Stream.iterate(0, i -> i + 1)
        .limit(50)
        .map(
            i ->
                vote(
                    batch + "-" + i,
                    batch + "-" + i,
                    i % 3 == 0 ? Vote.Value.DISLIKE : Vote.Value.LIKE,
                    "r",
                    T0.plusSeconds(700L * i)))
        .toList();
  }
}
