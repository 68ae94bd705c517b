package dev.retune.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.report.delivery.Delivery;
import dev.retune.report.preview.PreviewBlock;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.navigation.Visibility;
import dev.retune.ui.task.HeldTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
  // Monday in Seoul, still Sunday in UTC.
  private static final Instant NOW = TestReportGateway.NOW;
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @TempDir Path folder;

  private final TestScreenContext context = new TestScreenContext(NOW, SEOUL);
  private final TestReportGateway gateway = new TestReportGateway();
  private final ReportViewModel model =
      new ReportViewModel(gateway, DraftStore.none(), context.screenContext());

  private ReportViewModel opened() {
    model.refresh();
    return model;
  }

  @Test
  void beginsWithTheLastWeekThatIsOverInItsZone() {
    assertThat(opened().week().get()).isEqualTo(IsoWeek.parse("2026-W47"));
  }

  @Test
  void isDrawnWhenItIsSeen() {
    Visibility visibility = new Visibility();
    ReportViewModel hidden =
        new ReportViewModel(
            gateway, DraftStore.none(), context.screenContext().withVisibility(visibility));
    context.screenContext().timeWindow().changed();
    assertThat(hidden.preview().get()).isEmpty();
    visibility.shown();
    assertThat(hidden.preview().get()).isPresent();
  }

  @Test
  void whatIsTypedStaysThoughTheScreenIsLeft() {
    Visibility visibility = new Visibility();
    visibility.shown();
    ReportViewModel left =
        new ReportViewModel(
            gateway, DraftStore.none(), context.screenContext().withVisibility(visibility));
    left.refresh();
    left.channel().set("C9");
    visibility.hidden();
    context.screenContext().timeWindow().changed();
    visibility.shown();
    assertThat(left.channel().get()).isEqualTo("C9");
  }

  @Test
  void goesBackAndForth() {
    opened().go(-2);
    model.go(1);
    assertThat(model.preview().get().orElseThrow().week()).isEqualTo(IsoWeek.parse("2026-W46"));
  }

  @Test
  void neverGoesAhead() {
    opened().pick(LocalDate.of(2027, 5, 1));
    assertThat(model.week().get()).isEqualTo(IsoWeek.parse("2026-W48")).isEqualTo(model.thisWeek());
  }

  @Test
  void drawsTheBlocksOfTheJson() {
    assertThat(opened().preview().get().orElseThrow().blocks())
        .containsExactly(new PreviewBlock.Header("Week 2026-W47"));
  }

  @Test
  void theChannelIsTheSettings() {
    assertThat(opened().channel().get()).isEqualTo("C1");
  }

  @Test
  void anotherChannelHasItsOwnDelivery() {
    gateway.sent.add(TestReportGateway.delivery("C1"));
    opened().channel().set("C2");
    context.passTime();
    assertThat(model.preview().get().orElseThrow().delivery()).isEmpty();
  }

  @Test
  void asksNamingChannelAndWeek() {
    context.answers(false);
    opened().send();
    assertThat(context.asked().getFirst().title()).contains("2026-W47", "C1");
    assertThat(gateway.sent).isEmpty();
  }

  @Test
  void sendsOnceConfirmed() {
    opened().send();
    assertThat(model.history()).extracting(Delivery::about).containsExactly("2026-W47");
    assertThat(context.told()).containsExactly("Report of 2026-W47 sent to C1.");
  }

  @Test
  void nothingIsSentThatIsNotPreviewedYet() {
    opened().note().set("Back on track");
    assertThat(model.current().get()).isFalse();
    model.send();
    assertThat(context.asked()).isEmpty();
    context.passTime();
    assertThat(model.current().get()).isTrue();
    model.channel().set("C2");
    model.send();
    assertThat(context.asked()).isEmpty();
    context.passTime();
    model.send();
    assertThat(context.asked().getFirst().title()).contains("2026-W47", "C2");
  }

  @Test
  void whileAnotherWeekIsReadTheFormerOneIsNotSent() {
    HeldTaskRunner runner = new HeldTaskRunner();
    ReportViewModel slow =
        new ReportViewModel(gateway, DraftStore.none(), context.screenContext(runner));
    slow.refresh();
    runner.step();
    slow.go(-1);
    slow.send();
    assertThat(context.asked()).isEmpty();
    runner.step();
    slow.send();
    assertThat(context.asked().getFirst().title()).contains("2026-W46");
  }

  @Test
  void saysWhenItWasSentBefore() {
    gateway.sent.add(TestReportGateway.delivery("C1"));
    opened().send();
    assertThat(context.asked().getFirst().effect()).contains("Nov 23, 2026");
    assertThat(gateway.again).isTrue();
  }

  @Test
  void aRefusalIsTold() {
    gateway.refuses = true;
    opened().send();
    assertThat(context.told().getFirst()).contains("already sent");
    assertThat(model.sending().get()).isFalse();
  }

  @Test
  void aWeekWithoutReportSaysWhy() {
    gateway.ahead = true;
    opened();
    assertThat(model.problem().get()).contains("has not begun");
    assertThat(model.preview().get()).isEmpty();
  }

  @Test
  void savesAPage() throws IOException {
    Path file = folder.resolve("r.html");
    context.chooses(file);
    opened().saveHtml();
    assertThat(Files.readString(file)).contains("<h1>Week 2026-W47</h1>");
  }

  @Test
  void savesAPdf() throws IOException {
    Path file = folder.resolve("r.pdf");
    context.chooses(file);
    opened().savePdf();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).startsWith("Week 2026-W47");
    }
  }

  @Test
  void saysWhenAPlaceCannotBeWritten() {
    context.chooses(folder.resolve("missing").resolve("r.html"));
    opened().saveHtml();
    assertThat(context.told().getFirst()).contains("cannot be written");
  }

  @Test
  void aNoteStandsOnTopOfWhatIsPreviewedAndEscaped() {
    ReportViewModel model = opened();
    model.note().set("Back on <track>");
    context.passTime();
    assertThat(model.preview().get().orElseThrow().json()).contains("Back on &lt;track&gt;");
    assertThat(model.preview().get().orElseThrow().mail("en")).contains("X-Unsent: 1");
  }

  @Test
  void saysWhatTheScheduleSendsNext() {
    assertThat(opened().plan().get()).contains("C1", "2026-W");
  }

  @Test
  void theScheduleSendsToTheChannelOfTheSettingsOnly() {
    opened().channel().set("C9");
    context.passTime();
    assertThat(model.plan().get()).contains("C1").doesNotContain("C9");
    gateway.configured = "";
    model.refresh();
    assertThat(model.channel().get()).isEqualTo("C9");
    assertThat(model.plan().get()).contains("No channel is set").doesNotContain("C9");
  }
}
