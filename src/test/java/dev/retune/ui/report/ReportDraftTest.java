package dev.retune.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.TestScreenContext;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed on the Report screen and not sent yet. */
class ReportDraftTest {
  @TempDir Path home;

  private final TestScreenContext context =
      new TestScreenContext(TestReportGateway.NOW, ZoneOffset.UTC);
  private final TestReportGateway gateway = new TestReportGateway();

  private ReportViewModel opened() {
    ReportViewModel model =
        new ReportViewModel(gateway, new DraftStore(home, "db"), context.screenContext());
    model.refresh();
    return model;
  }

  /** Last week's report is sent, but not from this screen. */
  private void deliver(long secondsFromNow) {
    gateway.sent.add(
        TestReportGateway.delivery(
            "C1", "2026-W46", TestReportGateway.NOW.plusSeconds(secondsFromNow)));
  }

  @Test
  void aNoteAndAChannelAreThereAgainAfterTheWindowIsGone() {
    ReportViewModel gone = opened();
    gone.note().set("Back on track");
    gone.channel().set("C9");
    context.passTime();
    ReportViewModel again = opened();
    assertThat(again.note().get()).isEqualTo("Back on track");
    assertThat(again.channel().get()).isEqualTo("C9");
    assertThat(again.current().get()).isTrue();
    assertThat(again.preview().get().orElseThrow().json()).contains("Back on track");
  }

  @Test
  void aNoteBelongsToItsWeek() {
    ReportViewModel model = opened();
    IsoWeek week = model.week().get();
    model.note().set("Back on track");
    model.go(-1);
    assertThat(model.note().get()).isEmpty();
    assertThat(model.preview().get().orElseThrow().json()).doesNotContain("Back on track");
    model.note().set("A quiet week");
    model.pick(week.monday());
    assertThat(model.note().get()).isEqualTo("Back on track");
    assertThat(model.preview().get().orElseThrow().json()).contains("Back on track");
    model.go(-1);
    assertThat(model.note().get()).isEqualTo("A quiet week");
  }

  @Test
  void onceSentThereIsNoDraft() {
    ReportViewModel model = opened();
    model.note().set("Back on track");
    model.channel().set("C9");
    context.passTime();
    model.send();
    assertThat(gateway.notes).containsExactly("Back on track");
    assertThat(model.note().get()).isEmpty();
    context.passTime();
    ReportViewModel again = opened();
    assertThat(again.note().get()).isEmpty();
    assertThat(again.channel().get()).isEqualTo("C1");
  }

  @Test
  void aRefusedReportKeepsItsNote() {
    gateway.refuses = true;
    ReportViewModel model = opened();
    model.note().set("Back on track");
    context.passTime();
    model.send();
    context.passTime();
    assertThat(model.note().get()).isEqualTo("Back on track");
    assertThat(opened().note().get()).isEqualTo("Back on track");
  }

  @Test
  void aWeekThatTheScheduleSentLeavesNoDraft() {
    ReportViewModel model = opened();
    model.note().set("Back on track");
    context.passTime();
    deliver(60);
    model.refresh();
    assertThat(model.note().get()).as("it is on the screen").isEqualTo("Back on track");
    ReportViewModel again = opened();
    assertThat(again.note().get()).isEmpty();
    assertThat(again.preview().get().orElseThrow().json()).doesNotContain("Back on track");
    context.passTime();
    assertThat(home.resolve("drafts.json")).content().doesNotContain("Back on track");
  }

  @Test
  void aNoteThatWasTypedAfterItsWeekWasSentStays() {
    deliver(-60);
    ReportViewModel model = opened();
    model.note().set("A correction");
    context.passTime();
    assertThat(opened().note().get()).isEqualTo("A correction");
  }

  @Test
  void anotherWeekThatWasSentLeavesNoDraftEither() {
    ReportViewModel model = opened();
    model.note().set("Back on track");
    model.go(-1);
    deliver(60);
    model.refresh();
    context.passTime();
    assertThat(home.resolve("drafts.json")).content().doesNotContain("Back on track");
    model.go(1);
    assertThat(model.note().get()).isEmpty();
  }
}
