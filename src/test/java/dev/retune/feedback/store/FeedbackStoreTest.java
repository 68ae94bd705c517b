package dev.retune.feedback.store;

import static dev.retune.feedback.store.InputRows.T0;
import static dev.retune.feedback.store.InputRows.conversation;
import static dev.retune.feedback.store.InputRows.conversations;
import static dev.retune.feedback.store.InputRows.dislike;
import static dev.retune.feedback.store.InputRows.document;
import static dev.retune.feedback.store.InputRows.like;
import static dev.retune.feedback.store.InputRows.vote;
import static dev.retune.feedback.store.InputRows.votes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.index.build.IndexCorpus;
import dev.retune.support.TestDatabases;
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
  private final FeedbackFixture fixture;

  FeedbackStoreTest(TestDatabases kind) {
    fixture = new FeedbackFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Vote onlyVote() {
    VoteListItem row = fixture.list.page(VoteFilter.all(), 2).getFirst();
    return fixture.conversations.votesOf(row.conversationId()).getFirst();
  }

  @Test
  void theSameBatchAgainStoresNothing() {
    InputBatch batch =
        new InputBatch(
            List.of(document("1", "body")),
            List.of(conversation("1")),
            List.of(dislike("1", "1", "wrong")),
            List.of(
                new NewEvaluation(
                    "1", "1", Optional.of(0.5), Optional.of("fine"), Optional.of(T0))));
    fixture.store(batch);
    StoreResult again = fixture.store(batch);
    assertThat(again.stored()).isEqualTo(RowCounts.ZERO);
    assertThat(again.unchanged()).isEqualTo(new RowCounts(1, 1, 1, 1));
  }

  private List<String> given(String id) {
    return fixture
        .conversations
        .byExternalId(fixture.source("default").id(), id)
        .orElseThrow()
        .documentIds();
  }

  @Test
  void theDocumentsOfAnAnswerAreKeptInTheirOrder() {
    InputBatch batch =
        conversations(
            InputRows.given("1", "d9", "a,b", "\"{x}\"", "문서", "d9", "d1"), conversation("2"));
    fixture.store(batch);
    assertThat(given("1")).containsExactly("d9", "a,b", "\"{x}\"", "문서", "d1");
    assertThat(given("2")).isEmpty();
    assertThat(fixture.store(batch).unchanged().conversations()).isEqualTo(2);
  }

  @Test
  void aChangedListOfDocumentsReplacesTheOldOne() {
    fixture.store(conversations(InputRows.given("1", "d1", "d2"), InputRows.given("2", "d1")));
    StoreResult changed =
        fixture.store(conversations(InputRows.given("1", "d2", "d1"), InputRows.given("2")));
    assertThat(changed.changed().conversations()).isEqualTo(2);
    assertThat(given("1")).containsExactly("d2", "d1");
    assertThat(given("2")).isEmpty();
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    assertThat(onlyVote().createdAt()).isEqualTo(T0);
  }

  @Test
  void rowsWithoutATimeTakeTheTimeOfStoringOnce() {
    NewVote timeless =
        new NewVote(
            "1", "1", Vote.Value.LIKE, Optional.empty(), Optional.empty(), Optional.empty());
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(timeless)));
    assertThat(onlyVote().createdAt()).isEqualTo(FeedbackFixture.NOW);
    assertThat(fixture.store(votes(timeless)).unchanged().votes()).isEqualTo(1);
  }

  @Test
  void aVoteWaitsForItsConversationAndIsThenCounted() {
    StoreResult waits = fixture.store(votes(like("1", "9")));
    assertThat(waits.waiting()).containsExactly("1");
    assertThat(fixture.votes.count()).isZero();
    assertThat(fixture.rollups()).isEmpty();
    fixture.store(conversations(conversation("9")));
    assertThat(fixture.votes.count()).isEqualTo(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount()).hasSize(2);
  }

  @Test
  void severalVotesWaitForOneConversation() {
    fixture.store(votes(like("1", "9"), dislike("2", "9", "no"), like("3", "8")));
    fixture.store(conversations(conversation("9")));
    assertThat(fixture.votes.count()).isEqualTo(2);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void aFlippedVoteMovesTheRollUp() {
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    StoreResult flipped = fixture.store(votes(dislike("1", "1", "bad")));
    assertThat(flipped.changed().votes()).isEqualTo(1);
    assertThat(fixture.rollups())
        .isEqualTo(fixture.recount())
        .containsKey("2026-10-01T10:00:00Z " + fixture.source("default").id() + " dislike other");
  }

  @Test
  void aNewReasonIsClassifiedAnew() {
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(dislike("1", "1", "old"))));
    fixture.codes.classify(List.of(new ReasonClassification(onlyVote().id(), "incorrect", 0.9)));
    fixture.store(votes(dislike("1", "1", "new")));
    assertThat(fixture.votes.unclassified(9)).hasSize(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void anotherTimeKeepsTheCodeAndMovesTheRollUp() {
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(dislike("1", "1", "old"))));
    fixture.codes.classify(List.of(new ReasonClassification(onlyVote().id(), "incorrect", 0.9)));
    fixture.store(votes(vote("1", "1", Vote.Value.DISLIKE, "old", T0.plus(Duration.ofHours(3)))));
    assertThat(onlyVote().reasonCode()).contains("incorrect");
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void aVoteMovedToAnUnknownConversationLeavesTheFigures() {
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(like("1", "1"))));
    fixture.store(votes(like("1", "2")));
    assertThat(fixture.votes.count()).isZero();
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void ofTwoRowsWithOneIdTheLaterCounts() {
    StoreResult result =
        fixture.store(
            InputBatch.of(
                List.of(conversation("1")), List.of(like("1", "1"), dislike("1", "1", "no"))));
    assertThat(result.stored().votes()).isEqualTo(2);
    assertThat(onlyVote().value()).isEqualTo(Vote.Value.DISLIKE);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void sourcesKeepTheirIdsApart() {
    InputBatch batch = InputBatch.of(List.of(conversation("1")), List.of(like("1", "1")));
    fixture.store.store(fixture.source("a"), batch);
    fixture.store.store(fixture.source("b"), batch);
    assertThat(fixture.votes.count()).isEqualTo(2);
  }

  @Test
  void charactersThatNoDatabaseHoldsAreReplaced() {
    InputBatch batch =
        InputBatch.of(
            List.of(conversation("1", "a\0b\ud800c😀", T0)), List.of(dislike("1", "1", "x\0y")));
    fixture.store(batch);
    assertThat(onlyVote().reason()).contains("x\ufffdy");
    assertThat(fixture.store(batch).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aReasonOfAMillionCharactersIsKeptWhole() {
    String reason = "가".repeat(1_000_000);
    fixture.store(InputBatch.of(List.of(conversation("1")), List.of(dislike("1", "1", reason))));
    assertThat(onlyVote().reason()).contains(reason);
  }

  @Test
  void aChangedDocumentChangesTheFingerprint() {
    fixture.store(InputBatch.ofDocuments(List.of(document("1", "one"), document("2", "two"))));
    String before = IndexCorpus.of(fixture.documents).fingerprint();
    assertThat(IndexCorpus.of(fixture.documents).fingerprint()).isEqualTo(before);
    fixture.store(InputBatch.ofDocuments(List.of(document("1", "uno"))));
    assertThat(IndexCorpus.of(fixture.documents).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void twoWritersAtOnceDoubleNothing() throws Exception {
    Source source = fixture.source("default");
    List<InputBatch> batches =
        Stream.iterate(0, i -> i + 1)
            .limit(20)
            .map(i -> InputBatch.of(conversationsOf(i), votesOf(i)))
            .toList();
    Runnable all = () -> batches.forEach(batch -> fixture.store.store(source, batch));
    Thread one = Thread.ofPlatform().start(all);
    Thread two = Thread.ofPlatform().start(all);
    one.join();
    two.join();
    assertThat(fixture.votes.count()).isEqualTo(20 * 50);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  private static List<NewConversation> conversationsOf(int batch) {
    return Stream.iterate(0, i -> i + 1)
        .limit(50)
        .map(i -> conversation(batch + "-" + i, "q", T0.plusSeconds(600L * i)))
        .toList();
  }

  private static List<NewVote> votesOf(int batch) {
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
