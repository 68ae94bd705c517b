package dev.retune.ui.shell;

import dev.retune.ui.command.CommandRegistry;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** The page of an empty workspace: three ways to import data. */
public final class WelcomeView {
  private final CommandRegistry commands;
  private final ShellContent content;

  @FXML private VBox drop;
  @FXML private Button importFiles;
  @FXML private Button connect;
  @FXML private Button sample;
  @FXML private Hyperlink help;

  WelcomeView(CommandRegistry commands, ShellContent content) {
    this.commands = commands;
    this.content = content;
  }

  @FXML
  void initialize() {
    commands.bind(importFiles, "import");
    commands.bind(connect, "connect");
    commands.bind(sample, "sample");
    help.setOnAction(event -> commands.get("help").run());
    sample.getStyleClass().add("accent");
    FileDropTarget.on(drop, content::openSources);
  }
}
