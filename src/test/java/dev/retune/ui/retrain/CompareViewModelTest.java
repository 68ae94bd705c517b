package dev.retune.ui.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersion.State;
import dev.retune.retrain.SideBySide.Question;
import dev.retune.ui.kit.TestRoom;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
  private final TestRoom room = new TestRoom();
  private final Lab lab = new Lab();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final CompareViewModel model = new CompareViewModel(lab, room.room(), versions);

  private void twoVersions() {
    versions.setAll(Lab.version(3, State.REJECTED), Lab.version(2, State.LIVE));
  }

  @Test
  void theLiveVersionStandsAgainstTheNewestOther() {
    twoVersions();
    assertThat(model.left().get().map(IndexVersion::id)).contains(2L);
    assertThat(model.right().get().map(IndexVersion::id)).contains(3L);
  }

  @Test
  void aVersionWithoutFilesIsNotOffered() {
    versions.setAll(Lab.version(3, State.FAILED, false), Lab.version(2, State.LIVE));
    assertThat(model.choices()).extracting(IndexVersion::id).containsExactly(2L);
    assertThat(model.right().get()).isEmpty();
  }

  @Test
  void aChoiceStaysWhenTheListIsReadAnew() {
    versions.setAll(
        Lab.version(3, State.REJECTED), Lab.version(2, State.LIVE), Lab.version(1, State.RETIRED));
    model.right().set(Optional.of(versions.get(2)));
    versions.setAll(
        Lab.version(3, State.REJECTED), Lab.version(2, State.LIVE), Lab.version(1, State.RETIRED));
    assertThat(model.right().get().map(IndexVersion::id)).contains(1L);
  }

  @Test
  void theLargestDifferenceComesFirst() {
    twoVersions();
    model.compare();
    assertThat(model.questions()).extracting(Question::text).containsExactly("won", "lost", "same");
  }

  @Test
  void onlyWhatGotWorseCanBeListed() {
    twoVersions();
    model.compare();
    model.kind().set(CompareViewModel.Kind.WORSE);
    assertThat(model.questions()).extracting(Question::text).containsExactly("lost");
  }

  @Test
  void aChosenQuestionIsAskedOfBothAndItsDocumentsAreKnown() {
    twoVersions();
    model.compare();
    model.open(model.questions().getFirst());
    assertThat(lab.questions).containsExactly("v2 won", "v3 won");
    assertThat(model.answers().get().known().orElseThrow().documents()).containsExactly("d3");
  }

  @Test
  void aBlankQuestionIsNotAsked() {
    twoVersions();
    model.question().set("   ");
    model.ask();
    assertThat(lab.questions).isEmpty();
  }

  @Test
  void aQuestionIsAskedAsItWasTyped() {
    twoVersions();
    model.question().set(" 이력서 \"공백\" ");
    model.ask();
    assertThat(lab.questions).containsExactly("v2 이력서 \"공백\"", "v3 이력서 \"공백\"");
  }

  @Test
  void theSidesFollowAPromotionUntilSomebodyPicks() {
    twoVersions();
    versions.setAll(Lab.version(3, State.LIVE), Lab.version(2, State.RETIRED));
    assertThat(model.left().get().map(IndexVersion::id)).contains(3L);
    assertThat(model.right().get().map(IndexVersion::id)).contains(2L);
  }
}
