package dev.retune.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What a team lead does with a report beside sending it. */
enum LeadWalk implements WalkScript {
  /** Both looks of Slack, what goes out next, a note, and every kind of file. */
  REPORT {
    @Override
    public void walk(WindowWalk walk) throws IOException {
      walk.untilOpen();
      walk.keys(KeyCode.CONTROL, KeyCode.DIGIT8);
      walk.until("the message", () -> !walk.texts("#message").isEmpty());
      System.out.println("plan: " + walk.text("#plan"));
      walk.reached("the message in light Slack");
      walk.click("#slackDark");
      walk.until("dark", () -> walk.node("#message").getStyleClass().contains("slack-dark"));
      walk.reached("the message in dark Slack");
      walk.click("#slackDark");
      walk.until("light", () -> walk.node("#message").getStyleClass().contains("slack-light"));
      walk.click("#note");
      walk.type("a quiet week");
      walk.until(
          "the note on top",
          () -> walk.texts("#message").stream().limit(4).anyMatch(t -> t.contains("a quiet week")));
      for (String kind : List.of("Html", "Mail", "Pdf", "Png")) {
        String extension = kind.equals("Mail") ? "eml" : kind.toLowerCase(java.util.Locale.ROOT);
        Path file = walk.folder().resolve("report." + extension);
        Files.deleteIfExists(file);
        walk.chooseFile("#save" + kind, file);
        walk.until("the file", () -> Files.exists(file));
        walk.sees("report." + extension);
      }
      walk.reached("the report is in four files");
      assertThat(Files.readString(walk.folder().resolve("report.html")))
          .startsWith("<!doctype html>")
          .contains("a quiet week");
      assertThat(Files.readString(walk.folder().resolve("report.eml")))
          .contains("X-Unsent: 1", "Content-Type: ");
      walk.leave();
    }
  },

  /** Version, licences, and no look for a newer version without an address. */
  ABOUT {
    @Override
    public void walk(WindowWalk walk) {
      walk.untilOpen();
      walk.keys(KeyCode.CONTROL, KeyCode.K);
      walk.until("the list of commands", () -> walk.has("#palette-typed"));
      walk.type("about");
      walk.key(KeyCode.ENTER);
      walk.sees("About Retune");
      walk.sees("Apache License 2.0");
      walk.sees("No address for updates is set");
      walk.reached("the about box");
      walk.key(KeyCode.ESCAPE);
      walk.leave();
    }
  };

  /** Arguments: a script, and those of a walk. */
  public static void main(String[] args) {
    WindowWalk.run(valueOf(args[0]), List.of(args).subList(1, args.length));
  }
}
