package dev.retune.publishing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexFixture;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.PublishOutcome.State;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.target.MemoryTarget;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishServiceTest {
  private static final int DOCUMENTS = 30;

  private final IndexFixture index =
      new IndexFixture(TestFolders.create("retune-publish"), TestDatabases.H2);
  private final MemoryTarget target = new MemoryTarget();
  private final MemoryTarget second = new MemoryTarget();
  private boolean down;
  private final PublishFixture publishing =
      new PublishFixture(
          index,
          config -> {
            if (down && config.name().equals("chat")) {
              throw new UnavailableException("persistence.refused", "chat");
            }
            return config.name().equals("chat") ? target : second;
          });

  @BeforeEach
  void publishFirst() {
    index.fill(DOCUMENTS);
    var _ = index.publish(0);
    publishing.service.add(PublishFixture.target("chat", TargetKind.PGVECTOR, "x"), "tester");
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void change(String id) {
    index.put("default", IndexFixture.document(id, "Title", "changed " + id));
  }

  private PublishFigures published() {
    PublishOutcome outcome = publishing.run("chat");
    assertThat(outcome.state()).as(outcome.why()).isEqualTo(State.PUBLISHED);
    return outcome.figures().orElseThrow();
  }

  @Test
  void aVersionIsCopiedVerifiedAndMadeLive() {
    PublishFigures figures = published();
    assertThat(figures.sent()).isEqualTo(DOCUMENTS);
    assertThat(figures.after().orElseThrow().recall()).isEqualTo(1);
    assertThat(figures.after().orElseThrow().probes()).isEqualTo(DOCUMENTS);
    assertThat(target.live()).contains("v1");
    assertThat(publishing.run("chat").state()).isEqualTo(State.CURRENT);
    assertThat(target.written).isEqualTo(DOCUMENTS);
  }

  @Test
  void onlyWhatChangedTravels() {
    published();
    change("d3");
    index.delete("d4");
    var _ = index.publish(0);
    PublishFigures figures = published();
    assertThat(figures.passages()).isEqualTo(DOCUMENTS - 1);
    assertThat(figures.sent()).isEqualTo(1);
    assertThat(figures.carried()).isEqualTo(DOCUMENTS - 2);
    assertThat(target.countLive()).isEqualTo(DOCUMENTS - 1);
    assertThat(target.held()).hasSize(2);
  }

  @Test
  void whatATargetCannotCopyIsSent() {
    published();
    change("d3");
    var _ = index.publish(0);
    target.refusesCopies = true;
    PublishFigures figures = published();
    assertThat(figures.sent()).isEqualTo(DOCUMENTS);
    assertThat(figures.carried()).isZero();
  }

  @Test
  void whatIsDeletedDuringTheCopyStaysDeleted() {
    published();
    String gone = target.fingerprints("v1").keySet().iterator().next();
    change("d3");
    var _ = index.publish(0);
    target.beforeSwitch = () -> target.deleteLive(gone);
    PublishFigures figures = published();
    assertThat(target.live()).contains("v2");
    assertThat(target.fingerprints("v2")).doesNotContainKey(gone);
    assertThat(figures.deleted()).isEqualTo(1);
  }

  @Test
  void aCopyThatFindsSomethingElseIsNotMadeLive() {
    published();
    change("d3");
    var _ = index.publish(0);
    target.liesBefore = true;
    PublishOutcome outcome = publishing.run("chat");
    assertThat(outcome.state()).isEqualTo(State.REFUSED);
    assertThat(target.live()).contains("v1");
    assertThat(target.held()).hasSize(1);
    StoredText why = publishing.publications.of(1, 1).getFirst().reason();
    assertThat(new Texts(Locale.ENGLISH).get(why)).isEqualTo(outcome.why());
    assertThat(new Texts(Locale.KOREAN).get(why)).startsWith("복사본이 인덱스와 같은 것을 찾지 못해");
    // it is left to people
    assertThat(publishing.service.isAnyBehind(Duration.ZERO)).isFalse();
  }

  @Test
  void aSwitchAfterWhichSomethingElseIsFoundIsTakenBack() {
    published();
    change("d3");
    var _ = index.publish(0);
    target.liesAfter = true;
    assertThat(publishing.run("chat").state()).isEqualTo(State.REFUSED);
    assertThat(target.live()).contains("v1");
  }

  @Test
  void brokenAtAnyCallTheFormerVersionOrTheNewOneIsLive() {
    published();
    change("d3");
    var _ = index.publish(0);
    int breaks = 0;
    for (boolean done = false; !done; breaks++) {
      target.breaksAfter = breaks;
      try {
        done = publishing.run("chat").state() == State.PUBLISHED;
      } catch (UnavailableException e) {
        assertThat(target.live()).hasValueSatisfying(live -> assertThat(live).isIn("v1", "v2"));
        assertThat(target.countLive()).isEqualTo(DOCUMENTS);
      }
      if (target.live().filter("v2"::equals).isPresent()) {
        done = true;
      }
    }
    assertThat(breaks).isGreaterThan(3);
    target.breaksAfter = Integer.MAX_VALUE;
    assertThat(publishing.run("chat").state()).isIn(State.CURRENT, State.PUBLISHED);
    assertThat(publishing.publications.of(1, 100))
        .extracting(Publication::state)
        .contains(Publication.State.FAILED, Publication.State.DONE);
  }

  @Test
  void rollbackIsTheWayBackAndAPersonsWordHolds() {
    published();
    change("d3");
    var _ = index.publish(0);
    published();
    assertThat(publishing.service.rollback("chat", "tester").state()).isEqualTo(State.PUBLISHED);
    assertThat(target.live()).contains("v1");
    assertThat(publishing.service.isAnyBehind(Duration.ZERO)).isFalse();
    assertThat(publishing.service.rollback("chat", "tester").version()).isEqualTo("v2");
  }

  @Test
  void thereIsNothingToGoBackToBeforeTheSecondVersion() {
    published();
    assertThatThrownBy(() -> publishing.service.rollback("chat", "tester"))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aTargetThatIsDownIsCaughtUpLaterAndKeepsNoOther() {
    publishing.service.add(PublishFixture.target("docs", TargetKind.FILES, "y"), "tester");
    down = true;
    List<PublishOutcome> outcomes =
        publishing.service.catchUp("loop", Duration.ZERO, ProgressMonitor.none());
    assertThat(outcomes)
        .extracting(PublishOutcome::state)
        .containsExactly(State.FAILED, State.PUBLISHED);
    assertThat(outcomes.getFirst().why()).contains("tried again later");
    StoredText why = publishing.publications.of(1, 1).getFirst().reason();
    assertThat(outcomes.getFirst().why()).endsWith(new Texts(Locale.ENGLISH).get(why));
    assertThat(new Texts(Locale.KOREAN).get(why)).contains("chat", "거부");
    assertThat(second.live()).contains("v1");
    assertThat(publishing.service.isAnyBehind(Duration.ofMinutes(10))).isFalse();
    down = false;
    assertThat(publishing.service.catchUp("loop", Duration.ZERO, ProgressMonitor.none()))
        .extracting(PublishOutcome::target)
        .containsExactly("chat");
    assertThat(publishing.service.isAnyBehind(Duration.ZERO)).isFalse();
  }

  @Test
  void aRollbackHereIsPublishedToo() {
    published();
    change("d3");
    var _ = index.publish(0);
    published();
    target.written = 0;
    var _ = index.promotions.rollback("tester", _ -> {});
    assertThat(publishing.service.catchUp("loop", Duration.ZERO, ProgressMonitor.none()))
        .extracting(PublishOutcome::version)
        .containsExactly("v1");
    assertThat(target.live()).contains("v1");
    assertThat(target.written).isZero();
  }

  @Test
  void aRollbackToAVersionThatWasReplacedMeanwhileIsRefused() {
    published();
    change("d3");
    var _ = index.publish(0);
    published();
    assertThatThrownBy(() -> publishing.service.rollback("chat", "v7", "tester"))
        .isInstanceOf(RefusedException.class);
    assertThat(target.live()).contains("v2");
    assertThat(publishing.service.rollback("chat", "v1", "tester").version()).isEqualTo("v1");
  }

  @Test
  void aTargetIsChangedAndAtAnotherPlaceNothingIsPublishedYet() {
    published();
    TargetConfig other = PublishFixture.target("chat", TargetKind.CHROMA, "http://a:1");
    publishing.service.change("chat", other, "tester");
    TargetConfig renamed = PublishFixture.target("team", TargetKind.CHROMA, "http://A:1");
    publishing.service.change("chat", renamed, "tester");
    assertThat(publishing.service.targets())
        .singleElement()
        .returns("team", TargetConfig::name)
        .returns(TargetKind.CHROMA, TargetConfig::kind);
    assertThat(publishing.service.isAnyBehind(Duration.ZERO)).isTrue();
    publishing.service.add(PublishFixture.target("docs", TargetKind.CHROMA, "http://b"), "tester");
    assertThatThrownBy(() -> publishing.service.change("docs", renamed, "tester"))
        .isInstanceOf(InvalidInputException.class);
    TargetConfig taken = PublishFixture.target("docs", TargetKind.CHROMA, "http://a:1");
    assertThatThrownBy(() -> publishing.service.change("docs", taken, "tester"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void everyStepIsInTheAuditLog() {
    published();
    Set<String> steps =
        Set.copyOf(
            index.workspace.read(
                session ->
                    session
                        .createNativeQuery(
                            "select before_value from audit where action = 'publish.publish'",
                            String.class)
                        .getResultList()));
    assertThat(steps).containsExactlyInAnyOrder("begin", "stage", "verify", "switch", "done");
  }

  @Test
  void namesAreUniqueAndTargetsCanBeForgotten() {
    var again = PublishFixture.target("Chat", TargetKind.FILES, "z");
    assertThatThrownBy(() -> publishing.service.add(again, "tester"))
        .isInstanceOf(InvalidInputException.class);
    published();
    publishing.service.remove("chat", "tester");
    assertThat(publishing.service.list()).isEmpty();
  }
}
