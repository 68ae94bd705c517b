package dev.retune.find;

import static dev.retune.find.FindDesk.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Cancelled;
import dev.retune.feedback.ReasonClassification;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.house.Databases;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TextIndexTest {
  @TempDir Path home;
  private final Databases kind;
  private FindDesk desk;

  TextIndexTest(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    desk = new FindDesk(kind, home);
    desk.vote(1, "Where is my 100% refund_form?", "In the mail.", "too LONG");
    desk.vote(2, "배송은 언제 오나요", "내일 도착합니다.", "답변이 늦어요");
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void questionAnswerAndReasonAreSearchedWhateverTheirCase() {
    assertThat(desk.ids("REFUND")).containsExactly(1L);
    assertThat(desk.ids("mail")).containsExactly(1L);
    assertThat(desk.ids("Too long")).containsExactly(1L);
  }

  @Test
  void everyWordMustBeThere() {
    assertThat(desk.ids("refund mail")).containsExactly(1L);
    assertThat(desk.ids("refund tomorrow")).isEmpty();
  }

  @Test
  void wordsAreFoundWithinLongerOnes() {
    assertThat(desk.ids("efun")).containsExactly(1L);
  }

  @Test
  void oneOrTwoLettersAreAWordOfTheirOwn() {
    assertThat(desk.ids("is")).containsExactly(1L);
    assertThat(desk.ids("re")).isEmpty();
  }

  @Test
  void koreanIsFoundAnywhereWithinWords() {
    assertThat(desk.ids("배송")).containsExactly(2L);
    assertThat(desk.ids("도착합")).containsExactly(2L);
    assertThat(desk.ids("착")).containsExactly(2L);
    assertThat(desk.ids("요")).containsExactly(2L);
    assertThat(desk.ids("송배")).isEmpty();
  }

  @Test
  void quotedWordsStandSideBySide() {
    assertThat(desk.ids("\"my 100 refund\"")).containsExactly(1L);
    assertThat(desk.ids("\"refund my\"")).isEmpty();
    assertThat(desk.ids("\"언제 오나\"")).containsExactly(2L);
  }

  @Test
  void phrasesDoNotReachFromTheQuestionIntoTheAnswer() {
    assertThat(desk.ids("\"refund form in the mail\"")).isEmpty();
  }

  @Test
  void punctuationAloneFindsNothing() {
    assertThat(desk.ids("?!")).isEmpty();
  }

  @Test
  void aPageOfTextIsRefused() {
    assertThatThrownBy(() -> desk.ids("word ".repeat(500))).isInstanceOf(BadInput.class);
  }

  @Test
  void aRowThatJustCameIsFound() {
    desk.ids("refund");
    desk.vote(3, "another refund", "no", "");
    assertThat(desk.ids("refund")).containsExactly(1L, 3L);
  }

  @Test
  void aChangedConversationIsFoundByWhatItSaysNow() {
    desk.ids("refund");
    desk.vote(1, "Where is my parcel?", "In the mail.", "too LONG");
    assertThat(desk.ids("refund")).isEmpty();
    assertThat(desk.ids("parcel")).containsExactly(1L);
  }

  @Test
  void onlyTheConversationMayHaveChanged() {
    desk.ids("refund");
    desk.store(
        "default", List.of(FindDesk.conversation(1, "Where is my parcel?", "Here.")), List.of());
    assertThat(desk.ids("parcel")).containsExactly(1L);
  }

  @Test
  void aVoteThatWaitedIsFoundOnceItsConversationCame() {
    desk.store("default", List.of(), List.of(FindDesk.row(9, Vote.Value.LIKE, "", FindDesk.T0)));
    assertThat(desk.ids("latecomer")).isEmpty();
    desk.store("default", List.of(FindDesk.conversation(9, "latecomer", "a")), List.of());
    assertThat(desk.ids("latecomer")).hasSize(1);
  }

  @Test
  void aNewCodeIsSeen() {
    VoteFilter outdated = text("refund").withReasonCode(Optional.of("outdated"));
    assertThat(desk.found(outdated)).isEmpty();
    desk.votes.classify(List.of(new ReasonClassification(1, "outdated", 0.9)));
    assertThat(desk.found(outdated)).hasSize(1);
    assertThat(desk.list.counts(outdated).slots()).hasSize(1);
  }

  @Test
  void modelsAndPromptsAreKnownOnceLookedThrough() {
    assertThat(desk.list.models()).isEmpty();
    desk.ids("refund");
    assertThat(desk.list.models()).containsExactly("model-0", "model-1");
    assertThat(desk.found(VoteFilter.all().withModel(Optional.of("model-1")))).hasSize(1);
    assertThat(desk.found(VoteFilter.all().withPromptVersion(Optional.of("p2")))).hasSize(1);
  }

  @Test
  void itSaysHowFarItIsBehind() {
    assertThat(desk.index.behind()).isEqualTo(2);
    desk.index.follow(Monitor.none());
    assertThat(desk.index.behind()).isZero();
    desk.vote(3, "q", "a", "");
    assertThat(desk.index.behind()).isEqualTo(1);
  }

  @Test
  void aBrokenIndexIsMadeAgain() throws IOException {
    desk.ids("refund");
    desk.index.close();
    breakFiles();
    assertThat(desk.ids("refund")).containsExactly(1L);
    assertThat(desk.ids("배송")).containsExactly(2L);
  }

  @Test
  void aLostIndexIsMadeAgain() throws IOException {
    desk.ids("refund");
    desk.index.close();
    for (Path file : files()) {
      Files.delete(file);
    }
    assertThat(desk.ids("refund")).containsExactly(1L);
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(home)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private void breakFiles() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!name.startsWith("segments") && !name.equals("write.lock")) {
        Files.write(file, new byte[20]);
      }
    }
  }

  @Test
  void anotherWorkspaceHasAnIndexOfItsOwn() throws IOException {
    desk.ids("refund");
    try (FindDesk other = new FindDesk(kind, home)) {
      other.vote(1, "something else", "a", "");
      assertThat(other.ids("refund")).isEmpty();
      assertThat(other.ids("something")).hasSize(1);
    }
    assertThat(desk.ids("refund")).hasSize(1);
  }

  @Test
  void aSecondProcessReadsWhatTheFirstWrote() {
    desk.ids("refund");
    try (TextIndex second = new TextIndex(home, desk.changes)) {
      assertThat(second.behind()).isZero();
      desk.vote(3, "another refund", "no", "");
      VoteList theirs = new VoteList(desk.votes, desk.changes, second);
      assertThat(theirs.page(text("refund"), Optional.empty(), 9)).hasSize(2);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(desk.ids("refund")).hasSize(2);
  }

  @Test
  void whileAnotherProcessWritesItWaitsForIt() throws Exception {
    desk.ids("refund");
    desk.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    IndexFiles other = new IndexFiles(folder);
    CompletableFuture<List<Long>> asked;
    try (IndexWriter writer = other.writer()) {
      asked = CompletableFuture.supplyAsync(() -> desk.ids("refund"));
      assertThat(asked.completeOnTimeout(List.of(), 300, TimeUnit.MILLISECONDS).get()).isEmpty();
      assertThat(writer.isOpen()).isTrue();
    }
    other.close();
    assertThat(desk.ids("refund")).containsExactly(1L, 3L);
  }

  private static Monitor impatient() {
    return new Monitor() {
      @Override
      public void at(Progress progress) {}

      @Override
      public boolean cancelled() {
        return true;
      }
    };
  }

  @Test
  void aCancelKeepsWhatWasTakenOver() {
    assertThatThrownBy(() -> desk.index.follow(impatient())).isInstanceOf(Cancelled.class);
    assertThat(desk.ids("refund")).containsExactly(1L);
    assertThat(desk.ids("배송")).containsExactly(2L);
  }

  @Test
  void aWorkspacePutBackToAnEarlierStateIsFollowedAnew() {
    desk.ids("refund");
    desk.workspace.run(
        s -> {
          s.createNativeMutationQuery("delete from feedback_log where id = 2").executeUpdate();
          s.createNativeMutationQuery("update source set changes = 1").executeUpdate();
        });
    assertThat(desk.ids("refund")).containsExactly(1L);
    assertThat(desk.list.counts(text("배송")).slots()).isEmpty();
  }

  /** Lets the threads that are told to wait at the door of the writer. */
  private static final class Held extends Waiting {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean holding;

    @Override
    boolean lock(Lock lock) {
      if (holding) {
        holding = false;
        arrived.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return super.lock(lock);
    }
  }

  @Test
  void aSearchThatWaitedForAnotherLeavesWhatThatOneTookOver() throws Exception {
    Held held = new Held();
    try (TextIndex index = new TextIndex(home, desk.changes, held)) {
      index.follow(Monitor.none());
      desk.vote(3, "another refund", "no", "");
      held.holding = true;
      CompletableFuture<Void> late = CompletableFuture.runAsync(() -> index.follow(Monitor.none()));
      held.arrived.await();
      desk.vote(4, "one more refund", "no", "");
      index.follow(Monitor.none());
      List<Path> before = files();
      held.released.countDown();
      late.join();
      assertThat(files()).isEqualTo(before);
      assertThat(index.behind()).isZero();
    }
  }

  /** A clock on which each look is a minute later. */
  private static final class Hurried extends Waiting {
    private long now;

    @Override
    void pause() {}

    @Override
    long nanoTime() {
      now += TimeUnit.MINUTES.toNanos(1);
      return now;
    }
  }

  @Test
  void aQuestionDoesNotWaitWithoutEndForAnotherProcess() throws Exception {
    desk.ids("refund");
    desk.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    try (IndexFiles other = new IndexFiles(folder);
        IndexWriter writer = other.writer();
        TextIndex index = new TextIndex(home, desk.changes, new Hurried())) {
      VoteList list = new VoteList(desk.votes, desk.changes, index);
      assertThatThrownBy(() -> list.page(text("refund"), Optional.empty(), 9))
          .isInstanceOf(Busy.class);
      assertThat(writer.isOpen()).isTrue();
    }
  }

  @Test
  void aCancelEndsTheWaitForAnotherProcess() throws Exception {
    desk.ids("refund");
    desk.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    try (IndexFiles other = new IndexFiles(folder);
        IndexWriter writer = other.writer()) {
      assertThatThrownBy(() -> desk.index.follow(impatient())).isInstanceOf(Cancelled.class);
      assertThat(writer.isOpen()).isTrue();
    }
  }

  @Test
  void theNameOfAModelIsFoundHoweverItIsComposed() {
    String name = "모델";
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    desk.store(
        apart,
        List.of(FindDesk.answeredBy(7, apart)),
        List.of(FindDesk.row(7, Vote.Value.LIKE, "", FindDesk.T0)));
    VoteFilter all = VoteFilter.all();
    assertThat(desk.found(all.withModel(Optional.of(name)))).hasSize(1);
    assertThat(desk.found(all.withModel(Optional.of(apart)))).hasSize(1);
    assertThat(desk.found(all.withModel(Optional.of(name)).withSource(Optional.of(name))))
        .hasSize(1);
  }
}
