package dev.retune.ui.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.reasons.store.CodedReasonRepository;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.TestScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReasonsViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final Shelf shelf = new Shelf();
  private final DraftStore drafts = DraftStore.none();
  private final ReasonsViewModel model =
      new ReasonsViewModel(shelf, drafts, context.screenContext());

  /** A list of reasons, all initially classified as irrelevant. */
  private static final class Shelf implements ReasonsGateway {
    private final List<CodedReason> irrelevant = new ArrayList<>();
    private final List<String> taught = new ArrayList<>();
    private ReasonCodeList list = new ReasonCodeList(0, BuiltInReasonCodes.standard());
    private boolean changedMeanwhile;

    Shelf() {
      IntStream.range(0, 3).forEach(i -> irrelevant.add(reason(i)));
    }

    private static CodedReason reason(int i) {
      return new CodedReason(
          i, i, "reason " + i, "irrelevant", 0.5, "q", TestScreenContext.NOW, false);
    }

    @Override
    public ReasonsSnapshot snapshot(TimeWindow window) {
      return new ReasonsSnapshot(
          list, List.of(new ReasonShare("irrelevant", irrelevant.size(), 1)), List.of());
    }

    @Override
    public List<CodedReason> reasons(
        String code, TimeWindow window, CodedReasonRepository.Order order, int skip, int limit) {
      return code.equals("irrelevant")
          ? irrelevant.stream().skip(skip).limit(limit).toList()
          : List.of();
    }

    @Override
    public long assign(long vote, ReasonCode code, String who) {
      irrelevant.removeIf(reason -> reason.voteId() == vote);
      taught.add(vote + " " + code.code() + " " + who);
      return vote;
    }

    @Override
    public void undoAssignment(long correction, String who) {
      irrelevant.add(reason((int) correction));
    }

    @Override
    public ReasonCodeList save(ReasonCodeList changed, String who) {
      if (changedMeanwhile) {
        throw new RefusedException("reasons.changedMeanwhile");
      }
      list = new ReasonCodeList(changed.version() + 1, changed.codes());
      return list;
    }

    @Override
    public long reclassify(ProgressMonitor monitor) {
      return 1;
    }
  }

  @BeforeEach
  void look() {
    model.refresh();
  }

  private ReasonCodeRow row(String code) {
    return model.codes().stream()
        .filter(row -> row.code().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstCodeIsOpenWithItsReasons() {
    assertThat(model.open().get().orElseThrow().name()).isEqualTo("Irrelevant");
    assertThat(model.reasons().reasons()).hasSize(3);
  }

  @Test
  void aDigitFilesTheReasonUnderItsCode() {
    model.assign(model.reasons().reasons().getFirst(), "4");
    assertThat(shelf.taught).containsExactly("0 outdated kim");
    assertThat(model.reasons().reasons()).hasSize(2);
  }

  @Test
  void zeroIsOther() {
    model.assign(model.reasons().reasons().getFirst(), "0");
    assertThat(shelf.taught).containsExactly("0 other kim");
  }

  @Test
  void aDigitThatNoCodeHasDoesNothing() {
    model.open(row("tone"));
    model.archive();
    model.assign(Shelf.reason(1), "9");
    assertThat(shelf.taught).isEmpty();
  }

  @Test
  void undoTakesTheNewestCorrectionBack() {
    model.assign(model.reasons().reasons().getFirst(), "4");
    model.reasons().undo();
    assertThat(model.reasons().reasons()).hasSize(3);
    assertThat(model.reasons().undoable().get()).isFalse();
  }

  @Test
  void aNewCodeStandsInTheListWithItsOwnKey() {
    model.open(row("tone"));
    model.archive();
    model.add("Wrong salary");
    assertThat(row("Wrong salary").key()).isEqualTo("9");
  }

  @Test
  void archivingAsksAndPutsTheCodeLast() {
    model.open(row("tone"));
    model.archive();
    assertThat(context.asked()).hasSize(1);
    assertThat(model.codes().getLast().code().code()).isEqualTo("tone");
    assertThat(row("tone").key()).isEmpty();
  }

  @Test
  void anArchivedCodeCanBeUsedAgain() {
    model.open(row("tone"));
    model.archive();
    model.archive();
    assertThat(row("tone").code().archived()).isFalse();
  }

  @Test
  void whatIsWrittenIsKeptAsAnotherVersion() {
    model.editor().examples().set("one\n\n  two  ");
    assertThat(model.changed().get()).isTrue();
    model.save();
    assertThat(row("irrelevant").code().examples()).containsExactly("one", "two");
    assertThat(model.changed().get()).isFalse();
  }

  @Test
  void aRefreshDoesNotWipeWhatIsBeingWritten() {
    model.editor().description().set("half a sent");
    model.refresh();
    assertThat(model.editor().description().get()).isEqualTo("half a sent");
  }

  @Test
  void editsAreKeptForEachCodeUntilTheyAreSavedOrDiscarded() {
    model.editor().description().set("half a sent");
    model.open(row("tone"));
    assertThat(model.changed().get()).isFalse();
    model.editor().examples().set("rude\n");
    model.open(row("irrelevant"));
    assertThat(model.editor().description().get()).isEqualTo("half a sent");
    ReasonsViewModel again = new ReasonsViewModel(shelf, drafts, context.screenContext());
    again.refresh();
    assertThat(again.editor().description().get()).isEqualTo("half a sent");
    assertThat(again.changed().get()).isTrue();
    again.save();
    again.open(row("tone"));
    assertThat(again.editor().examples().get()).isEqualTo("rude\n");
    again.discard();
    assertThat(again.changed().get()).isFalse();
    again.open(row("irrelevant"));
    assertThat(again.changed().get()).isFalse();
    assertThat(row("irrelevant").code().description()).isNotEqualTo("half a sent");
    model.refresh();
    assertThat(row("irrelevant").code().description()).isEqualTo("half a sent");
  }

  @Test
  void editsStayWhenACodeIsAddedOrArchived() {
    model.editor().description().set("half a sent");
    model.add("Wrong salary");
    model.archive();
    assertThat(model.editor().description().get()).isEqualTo("half a sent");
    assertThat(model.changed().get()).isTrue();
  }

  @Test
  void whatIsWrittenStaysWhenTheListChangedMeanwhile() {
    shelf.changedMeanwhile = true;
    model.editor().description().set("mine");
    model.save();
    assertThat(model.editor().description().get()).isEqualTo("mine");
    assertThat(context.told()).singleElement().asString().contains("Somebody else");
  }

  @Test
  void aNameThatIsTakenIsRefusedInOneSentence() {
    model.add("Too long");
    assertThat(context.told()).singleElement().asString().contains("Too long");
  }

  @Test
  void classifyingAgainSaysHowManyChanged() {
    model.reclassify();
    assertThat(context.told()).containsExactly("1 reason changed its code.");
  }
}
