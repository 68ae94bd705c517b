package dev.retune.ui.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.navigation.TestScreenContext;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class VersionComparisonViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final FakeRetrainingGateway gateway = new FakeRetrainingGateway();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final VersionComparisonViewModel model =
      new VersionComparisonViewModel(gateway, context.screenContext(), versions);

  private void twoVersions() {
    versions.setAll(
        FakeRetrainingGateway.version(3, State.REJECTED),
        FakeRetrainingGateway.version(2, State.LIVE));
  }

  @Test
  void theLiveVersionStandsAgainstTheNewestOther() {
    twoVersions();
    assertThat(model.left().get().map(IndexVersion::id)).contains(2L);
    assertThat(model.right().get().map(IndexVersion::id)).contains(3L);
  }

  @Test
  void aVersionWithoutFilesIsNotOffered() {
    versions.setAll(
        FakeRetrainingGateway.version(3, State.FAILED, false),
        FakeRetrainingGateway.version(2, State.LIVE));
    assertThat(model.choices()).extracting(IndexVersion::id).containsExactly(2L);
    assertThat(model.right().get()).isEmpty();
  }

  @Test
  void aChoiceStaysWhenTheListIsReadAnew() {
    versions.setAll(
        FakeRetrainingGateway.version(3, State.REJECTED),
        FakeRetrainingGateway.version(2, State.LIVE),
        FakeRetrainingGateway.version(1, State.RETIRED));
    model.right().set(Optional.of(versions.get(2)));
    versions.setAll(
        FakeRetrainingGateway.version(3, State.REJECTED),
        FakeRetrainingGateway.version(2, State.LIVE),
        FakeRetrainingGateway.version(1, State.RETIRED));
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
    model.kind().set(VersionComparisonViewModel.Kind.WORSE);
    assertThat(model.questions()).extracting(Question::text).containsExactly("lost");
  }

  @Test
  void aChosenQuestionIsAskedOfBothAndItsDocumentsAreKnown() {
    twoVersions();
    model.compare();
    model.search().search(model.questions().getFirst());
    assertThat(gateway.questions).containsExactly("v2 won", "v3 won");
    assertThat(model.search().answers().get().known().orElseThrow().documents())
        .containsExactly("d3");
  }

  @Test
  void aBlankQuestionIsNotAsked() {
    twoVersions();
    model.search().text().set("   ");
    model.search().search();
    assertThat(gateway.questions).isEmpty();
  }

  @Test
  void aQuestionIsAskedAsItWasTyped() {
    twoVersions();
    model.search().text().set(" 이력서 \"공백\" ");
    model.search().search();
    assertThat(gateway.questions).containsExactly("v2 이력서 \"공백\"", "v3 이력서 \"공백\"");
  }

  @Test
  void theSidesFollowAPromotionAndTheEarlierIsTheBaseline() {
    twoVersions();
    versions.setAll(
        FakeRetrainingGateway.version(3, State.LIVE),
        FakeRetrainingGateway.version(2, State.RETIRED));
    assertThat(model.left().get().map(IndexVersion::id)).contains(2L);
    assertThat(model.right().get().map(IndexVersion::id)).contains(3L);
  }
}
