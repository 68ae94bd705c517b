package dev.retune.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.fault.BadInput;
import dev.retune.fault.Refused;
import dev.retune.loop.SentReport;
import dev.retune.report.Delivery;
import dev.retune.report.IsoWeek;
import dev.retune.report.ReportMessage;
import dev.retune.report.blocks.Block;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Notice;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
  // a Monday in Seoul, still Sunday in UTC
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @TempDir Path folder;

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final CurrentThread runner = new CurrentThread();
  private final Notices notices = new Notices(texts, runner, gone -> {});
  private final Sent desk = new Sent();
  private final Asked asked = new Asked();
  private final ReportViewModel model =
      new ReportViewModel(
          desk,
          new Room(
              texts,
              new Figures(texts, SEOUL),
              new Scope(Window.parse("7d")),
              runner,
              notices,
              asked,
              Clock.fixed(NOW, SEOUL),
              SEOUL,
              "kim"));

  private ReportViewModel opened() {
    model.refresh();
    return model;
  }

  @Test
  void beginsWithTheLastWeekThatIsOverInItsZone() {
    assertThat(opened().week().get()).isEqualTo(IsoWeek.parse("2026-W47"));
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
        .containsExactly(new Block.Header("Week 2026-W47"));
  }

  @Test
  void theChannelIsTheSettings() {
    assertThat(opened().channel().get()).isEqualTo("C1");
  }

  @Test
  void anotherChannelHasItsOwnDelivery() {
    desk.sent.add(delivery("C1"));
    opened().channel().set("C2");
    runner.passTime();
    assertThat(model.preview().get().orElseThrow().delivery()).isEmpty();
  }

  @Test
  void asksNamingChannelAndWeek() {
    opened().send();
    assertThat(asked.questions.getFirst().title()).contains("2026-W47", "C1");
    assertThat(desk.sent).isEmpty();
  }

  @Test
  void sendsOnceConfirmed() {
    opened().send();
    asked.yes.getFirst().run();
    assertThat(model.history())
        .extracting(Delivery::week)
        .containsExactly(IsoWeek.parse("2026-W47"));
    assertThat(notices.shown()).extracting(Notice::kind).containsExactly(Notice.Kind.DONE);
  }

  @Test
  void saysWhenItWasSentBefore() {
    desk.sent.add(delivery("C1"));
    opened().send();
    assertThat(asked.questions.getFirst().effect()).contains("Nov 23, 2026");
    asked.yes.getFirst().run();
    assertThat(desk.again).isTrue();
  }

  @Test
  void aRefusalIsTold() {
    desk.refuses = true;
    opened().send();
    asked.yes.getFirst().run();
    assertThat(notices.shown())
        .extracting(Notice::text)
        .first()
        .asString()
        .contains("already sent");
    assertThat(model.sending().get()).isFalse();
  }

  @Test
  void aWeekWithoutReportSaysWhy() {
    desk.ahead = true;
    opened();
    assertThat(model.problem().get()).contains("has not begun");
    assertThat(model.preview().get()).isEmpty();
  }

  @Test
  void savesAPage() throws IOException {
    asked.place = folder.resolve("r.html");
    opened().saveHtml();
    assertThat(Files.readString(asked.place)).contains("<h1>Week 2026-W47</h1>");
  }

  @Test
  void saysWhenAPlaceCannotBeWritten() {
    asked.place = folder.resolve("missing").resolve("r.html");
    opened().saveHtml();
    assertThat(notices.shown()).extracting(Notice::kind).containsExactly(Notice.Kind.FAILED);
  }

  private static Delivery delivery(String channel) {
    return new Delivery(
        channel,
        IsoWeek.parse("2026-W47"),
        Delivery.State.SENT,
        1,
        Optional.of("1.2"),
        Optional.empty(),
        NOW);
  }

  private static final class Asked implements Dialogs {
    private final List<Question> questions = new ArrayList<>();
    private final List<Runnable> yes = new ArrayList<>();
    private Path place = Path.of("nowhere");

    @Override
    public void confirm(Question question, Runnable confirmed) {
      questions.add(question);
      yes.add(confirmed);
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
      throw new AssertionError("no files are chosen here");
    }

    @Override
    public void saveAs(String name, Consumer<Path> chosen) {
      chosen.accept(place);
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
      throw new AssertionError("no folder is chosen here");
    }
  }

  private static final class Sent implements ReportDesk {
    private final List<Delivery> sent = new ArrayList<>();
    private boolean again;
    private boolean refuses;
    private boolean ahead;

    @Override
    public String channel() {
      return "C1";
    }

    @Override
    public SentReport preview(IsoWeek week, String channel) {
      if (ahead) {
        throw new BadInput("report.weekAhead", week.toString());
      }
      ReportMessage message =
          new ReportMessage(
              List.of(Blocks.header(h -> h.text(BlockCompositions.plainText("Week " + week)))),
              "Week");
      return new SentReport(
          week, message, sent.stream().filter(d -> d.channel().equals(channel)).findFirst());
    }

    @Override
    public SentReport send(IsoWeek week, String channel, boolean anew) {
      if (refuses) {
        throw new Refused("report.sentBefore", week.toString(), channel);
      }
      again = anew;
      sent.add(delivery(channel));
      return preview(week, channel);
    }

    @Override
    public List<Delivery> history(int limit) {
      return sent;
    }
  }
}
