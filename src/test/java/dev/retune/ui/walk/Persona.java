package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.shell.ExportSpecimen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What someone does in the first ten minutes. */
enum Persona implements WalkScript {
  /** Begins with an empty home, and brings in data until a new index is live. */
  OPERATOR {
    @Override
    public void walk(WindowWalk walk) {
      walk.sees("sample");
      walk.reached("an empty home");
      walk.click("#sample");
      walk.until("the gauge", () -> walk.has("#gauge") && walk.has("#content"));
      walk.seesMatch("[1-9][0-9,]*");
      assertThat(walk.text("#votes")).matches("[1-9][0-9,]*");
      walk.reached("Overview with the votes of the import");
      walk.click("#all");
      int before = walk.count("#votes");
      walk.chooseFile("#import", ExportSpecimen.openWebUi(walk.folder().resolve("export.json")));
      walk.until("what is in the file", () -> walk.has("#importFiles"));
      walk.reached("what is in a file before its import");
      walk.click("#importFiles");
      walk.until("the import", () -> !walk.texts("#outcome").isEmpty());
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
      walk.until("more votes", () -> walk.has("#votes") && walk.count("#votes") > before);
      int votes = walk.count("#votes");
      walk.reached("Overview with the votes of the file too");
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT7);
      walk.until("Improve", () -> walk.text("#title").equals("Improve"));
      walk.click("#showCauses");
      walk.until("causes", () -> !walk.texts("#cures").isEmpty());
      walk.reached("causes of dislikes");
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
      walk.until("the forecast", () -> walk.has("#run") && !walk.text("#forecast").isEmpty());
      walk.reached("what a re-embedding would do");
      walk.click("#force");
      walk.click("#run");
      walk.until("the outcome", () -> walk.has("#outcome"));
      assertThat(walk.text("#outcomeState")).isEqualTo("Promoted");
      walk.reached("a new index is live");
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
      walk.until("Overview", () -> walk.has("#live") && walk.text("#live").contains("v"));
      assertThat(walk.count("#votes")).isEqualTo(votes);
      walk.reached("Overview names the live index");
    }
  },

  /** Decides answers by the keyboard alone. */
  REVIEWER {
    @Override
    public void walk(WindowWalk walk) {
      walk.until("Overview", () -> walk.has("#gauge"));
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
      walk.until("an answer", () -> walk.has("#do-save"));
      walk.reached("the first answer");
      String waiting = walk.text("#remaining");
      walk.key(KeyCode.W);
      walk.key(KeyCode.DIGIT2);
      walk.keys(KeyCode.CONTROL, KeyCode.ENTER);
      walk.until("one decided", () -> walk.text("#today").startsWith("1 "));
      assertThat(walk.text("#remaining")).isNotEqualTo(waiting);
      walk.reached("one answer decided");
      walk.until("the next answer", () -> walk.has("#do-save"));
      walk.key(KeyCode.F);
      walk.keys(KeyCode.CONTROL, KeyCode.ENTER);
      walk.until("two decided", () -> walk.text("#today").startsWith("2 "));
      walk.until("the next answer", () -> walk.has("#do-save"));
      walk.keys(KeyCode.CONTROL, KeyCode.Z);
      walk.until("one undone", () -> walk.text("#today").startsWith("1 "));
      walk.reached("a decision undone");
      walk.until("the answer again", () -> walk.has("#do-flag"));
      walk.key(KeyCode.O);
      walk.until("a second opinion is wanted", () -> walk.has("#flag"));
      walk.reached("a second opinion is wanted");
    }
  },

  /** Looks at some days and into the guide, reads the report, and saves it. */
  LEAD {
    @Override
    public void walk(WindowWalk walk) {
      walk.until("Overview", () -> walk.has("#gauge"));
      walk.click("#all");
      walk.until("the trend", () -> walk.has("#trend"));
      walk.wheelTo("#trend");
      walk.drag("#trend", 0.4, 0.6);
      walk.until("fewer days", () -> walk.has(".chart-all"));
      walk.reached("some days of the trend");
      walk.click(".chart-all");
      walk.until("all days", () -> !walk.has(".chart-all"));
      walk.keys(KeyCode.CONTROL, KeyCode.K);
      walk.until("the list of commands", () -> walk.has("#palette-typed"));
      walk.key(KeyCode.F1);
      walk.until("the guide above it", () -> walk.has("#help-query"));
      walk.reached("a guide above the list of commands");
      walk.key(KeyCode.ESCAPE);
      walk.until("the list again", () -> walk.has("#palette-typed") && !walk.has("#help-query"));
      walk.until(
          "its focus", () -> walk.has("#palette-typed") && walk.node("#palette-typed").isFocused());
      walk.type("report");
      walk.key(KeyCode.ENTER);
      walk.until("the message", () -> !walk.texts("#message").isEmpty());
      walk.reached("the report as the channel will see it");
      String week = walk.text("#shownWeek");
      walk.click("#previous");
      walk.until("the week before", () -> !walk.text("#shownWeek").equals(week));
      String before = walk.text("#shownWeek").substring(0, 8);
      walk.until(
          "its message", () -> walk.texts("#message").stream().anyMatch(t -> t.contains(before)));
      walk.reached("the report of the week before");
      walk.click("#next");
      walk.until("the same week", () -> walk.text("#shownWeek").equals(week));
      walk.click("#note");
      walk.type("a quiet week");
      walk.until(
          "the note in the message",
          () -> walk.texts("#message").stream().anyMatch(t -> t.contains("a quiet week")));
      walk.reached("a note of one's own");
      Path file = walk.folder().resolve("report.html");
      walk.chooseFile("#saveHtml", file);
      walk.until("the file", () -> Files.exists(file));
      walk.sees("report.html");
      walk.reached("the report is saved");
    }
  };

  /** Arguments: a persona, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
