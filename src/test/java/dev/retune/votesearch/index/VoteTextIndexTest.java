package dev.retune.votesearch.index;

import static dev.retune.votesearch.VoteSearchFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.support.TestDatabases;
import dev.retune.votesearch.VoteListService;
import dev.retune.votesearch.VoteSearchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
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
class VoteTextIndexTest {
  @TempDir Path home;
  private final TestDatabases kind;
  private VoteSearchFixture fixture;

  VoteTextIndexTest(TestDatabases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    fixture = new VoteSearchFixture(kind, home);
    fixture.vote(1, "Where is my 100% refund_form?", "In the mail.", "too LONG");
    fixture.vote(2, "배송은 언제 오나요", "내일 도착합니다.", "답변이 늦어요");
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Test
  void questionAnswerAndReasonAreSearchedWhateverTheirCase() {
    assertThat(fixture.ids("REFUND")).containsExactly(1L);
    assertThat(fixture.ids("mail")).containsExactly(1L);
    assertThat(fixture.ids("Too long")).containsExactly(1L);
  }

  @Test
  void everyWordMustBeThere() {
    assertThat(fixture.ids("refund mail")).containsExactly(1L);
    assertThat(fixture.ids("refund tomorrow")).isEmpty();
  }

  @Test
  void wordsAreFoundWithinLongerOnes() {
    assertThat(fixture.ids("efun")).containsExactly(1L);
  }

  @Test
  void oneOrTwoLettersAreAWordOfTheirOwn() {
    assertThat(fixture.ids("is")).containsExactly(1L);
    assertThat(fixture.ids("re")).isEmpty();
  }

  @Test
  void koreanIsFoundAnywhereWithinWords() {
    assertThat(fixture.ids("배송")).containsExactly(2L);
    assertThat(fixture.ids("도착합")).containsExactly(2L);
    assertThat(fixture.ids("착")).containsExactly(2L);
    assertThat(fixture.ids("요")).containsExactly(2L);
    assertThat(fixture.ids("송배")).isEmpty();
  }

  @Test
  void quotedWordsStandSideBySide() {
    assertThat(fixture.ids("\"my 100 refund\"")).containsExactly(1L);
    assertThat(fixture.ids("\"refund my\"")).isEmpty();
    assertThat(fixture.ids("\"언제 오나\"")).containsExactly(2L);
  }

  @Test
  void phrasesDoNotReachFromTheQuestionIntoTheAnswer() {
    assertThat(fixture.ids("\"refund form in the mail\"")).isEmpty();
  }

  @Test
  void punctuationAloneFindsNothing() {
    assertThat(fixture.ids("?!")).isEmpty();
  }

  @Test
  void aPageOfTextIsRefused() {
    assertThatThrownBy(() -> fixture.ids("word ".repeat(500)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aRowThatJustCameIsFound() {
    fixture.ids("refund");
    fixture.vote(3, "another refund", "no", "");
    assertThat(fixture.ids("refund")).containsExactly(1L, 3L);
  }

  @Test
  void aChangedConversationIsFoundByWhatItSaysNow() {
    fixture.ids("refund");
    fixture.vote(1, "Where is my parcel?", "In the mail.", "too LONG");
    assertThat(fixture.ids("refund")).isEmpty();
    assertThat(fixture.ids("parcel")).containsExactly(1L);
  }

  @Test
  void onlyTheConversationMayHaveChanged() {
    fixture.ids("refund");
    fixture.store(
        "default",
        List.of(VoteSearchFixture.conversation(1, "Where is my parcel?", "Here.")),
        List.of());
    assertThat(fixture.ids("parcel")).containsExactly(1L);
  }

  @Test
  void aVoteThatWaitedIsFoundOnceItsConversationCame() {
    fixture.store(
        "default",
        List.of(),
        List.of(VoteSearchFixture.row(9, Vote.Value.LIKE, "", VoteSearchFixture.T0)));
    assertThat(fixture.ids("latecomer")).isEmpty();
    fixture.store(
        "default", List.of(VoteSearchFixture.conversation(9, "latecomer", "a")), List.of());
    assertThat(fixture.ids("latecomer")).hasSize(1);
  }

  @Test
  void aNewCodeIsSeen() {
    VoteFilter outdated = text("refund").withReasonCode("outdated");
    assertThat(fixture.found(outdated)).isEmpty();
    fixture.codes.classify(List.of(new ReasonClassification(1, "outdated", 0.9)));
    assertThat(fixture.found(outdated)).hasSize(1);
    assertThat(fixture.list.counts(outdated).slots()).hasSize(1);
  }

  @Test
  void modelsAndPromptsAreKnownOnceLookedThrough() {
    assertThat(fixture.list.models()).isEmpty();
    fixture.ids("refund");
    assertThat(fixture.list.models()).containsExactly("model-0", "model-1");
    assertThat(fixture.found(VoteFilter.all().withModel("model-1"))).hasSize(1);
    assertThat(fixture.found(VoteFilter.all().withPromptVersion("p2"))).hasSize(1);
  }

  @Test
  void itSaysHowFarItIsBehind() {
    assertThat(fixture.index.behind()).isEqualTo(2);
    fixture.index.follow(ProgressMonitor.none());
    assertThat(fixture.index.behind()).isZero();
    fixture.vote(3, "q", "a", "");
    assertThat(fixture.index.behind()).isEqualTo(1);
  }

  @Test
  void aBrokenIndexIsMadeAgain() throws IOException {
    fixture.ids("refund");
    fixture.index.close();
    breakFiles();
    assertThat(fixture.ids("refund")).containsExactly(1L);
    assertThat(fixture.ids("배송")).containsExactly(2L);
  }

  @Test
  void aLostIndexIsMadeAgain() throws IOException {
    fixture.ids("refund");
    fixture.index.close();
    for (Path file : files()) {
      Files.delete(file);
    }
    assertThat(fixture.ids("refund")).containsExactly(1L);
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
    fixture.ids("refund");
    try (VoteSearchFixture other = new VoteSearchFixture(kind, home)) {
      other.vote(1, "something else", "a", "");
      assertThat(other.ids("refund")).isEmpty();
      assertThat(other.ids("something")).hasSize(1);
    }
    assertThat(fixture.ids("refund")).hasSize(1);
  }

  @Test
  void aSecondProcessReadsWhatTheFirstWrote() {
    fixture.ids("refund");
    try (VoteTextIndex second = new VoteTextIndex(home, fixture.changes)) {
      assertThat(second.behind()).isZero();
      fixture.vote(3, "another refund", "no", "");
      VoteListService theirs =
          new VoteListService(fixture.stored, fixture.changes, fixture.decisions, second);
      assertThat(theirs.page(text("refund"), 9)).hasSize(2);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(fixture.ids("refund")).hasSize(2);
  }

  @Test
  void whileAnotherProcessWritesItWaitsForIt() throws Exception {
    fixture.ids("refund");
    fixture.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    TextIndexDirectory other = new TextIndexDirectory(folder);
    CompletableFuture<List<Long>> asked;
    try (IndexWriter writer = other.writer()) {
      asked = CompletableFuture.supplyAsync(() -> fixture.ids("refund"));
      assertThat(asked.completeOnTimeout(List.of(), 300, TimeUnit.MILLISECONDS).get()).isEmpty();
      assertThat(writer.isOpen()).isTrue();
    }
    other.close();
    assertThat(fixture.ids("refund")).containsExactly(1L, 3L);
  }

  private static ProgressMonitor impatient() {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {}

      @Override
      public boolean cancelled() {
        return true;
      }
    };
  }

  @Test
  void aCancelKeepsWhatWasTakenOver() {
    assertThatThrownBy(() -> fixture.index.follow(impatient()))
        .isInstanceOf(CancelledException.class);
    assertThat(fixture.ids("refund")).containsExactly(1L);
    assertThat(fixture.ids("배송")).containsExactly(2L);
  }

  @Test
  void aWorkspacePutBackToAnEarlierStateIsFollowedAnew() {
    fixture.ids("refund");
    fixture.workspace.run(
        s -> {
          s.createNativeMutationQuery("delete from feedback_log where id = 2").executeUpdate();
          s.createNativeMutationQuery("update source set changes = 1").executeUpdate();
        });
    assertThat(fixture.ids("refund")).containsExactly(1L);
    assertThat(fixture.list.counts(text("배송")).slots()).isEmpty();
  }

  /** Blocks selected threads until the writer is done. */
  private static final class BlockingLockWait extends IndexLockWait {
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
    BlockingLockWait held = new BlockingLockWait();
    try (VoteTextIndex index = new VoteTextIndex(home, fixture.changes, held)) {
      index.follow(ProgressMonitor.none());
      fixture.vote(3, "another refund", "no", "");
      held.holding = true;
      CompletableFuture<Void> late =
          CompletableFuture.runAsync(() -> index.follow(ProgressMonitor.none()));
      held.arrived.await();
      fixture.vote(4, "one more refund", "no", "");
      index.follow(ProgressMonitor.none());
      List<Path> before = files();
      held.released.countDown();
      late.join();
      assertThat(files()).isEqualTo(before);
      assertThat(index.behind()).isZero();
    }
  }

  /** A clock that advances a minute on every reading. */
  private static final class FastClockLockWait extends IndexLockWait {
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
    fixture.ids("refund");
    fixture.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    try (TextIndexDirectory other = new TextIndexDirectory(folder);
        IndexWriter writer = other.writer();
        VoteTextIndex index = new VoteTextIndex(home, fixture.changes, new FastClockLockWait())) {
      VoteListService list =
          new VoteListService(fixture.stored, fixture.changes, fixture.decisions, index);
      assertThatThrownBy(() -> list.page(text("refund"), 9)).isInstanceOf(LeaseBusyException.class);
      assertThat(writer.isOpen()).isTrue();
    }
  }

  @Test
  void aCancelEndsTheWaitForAnotherProcess() throws Exception {
    fixture.ids("refund");
    fixture.vote(3, "another refund", "no", "");
    Path folder = Objects.requireNonNull(files().getFirst().getParent());
    try (TextIndexDirectory other = new TextIndexDirectory(folder);
        IndexWriter writer = other.writer()) {
      assertThatThrownBy(() -> fixture.index.follow(impatient()))
          .isInstanceOf(CancelledException.class);
      assertThat(writer.isOpen()).isTrue();
    }
  }

  @Test
  void theNameOfAModelIsFoundHoweverItIsComposed() {
    String name = "모델";
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    fixture.store(
        apart,
        List.of(VoteSearchFixture.answeredBy(7, apart)),
        List.of(VoteSearchFixture.row(7, Vote.Value.LIKE, "", VoteSearchFixture.T0)));
    VoteFilter all = VoteFilter.all();
    assertThat(fixture.found(all.withModel(name))).hasSize(1);
    assertThat(fixture.found(all.withModel(apart))).hasSize(1);
    assertThat(fixture.found(all.withModel(name).withSource(name))).hasSize(1);
  }
}
