package dev.retune.ui.dialog;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.retune.common.i18n.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Confirmations as overlays in the window; files through the system's file chooser. */
public final class ModalDialogs implements UserDialogs {
  private final ModalPane pane;
  private final Texts texts;

  /** Creates dialogs in the given overlay pane. */
  public ModalDialogs(ModalPane pane, Texts texts) {
    this.pane = pane;
    this.texts = texts;
  }

  @Override
  public void confirm(Question question, Runnable yes) {
    Label title = new Label(question.title());
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    Label effect = new Label(question.effect());
    effect.setWrapText(true);
    effect.getStyleClass().add("quiet");
    Button no = new Button(texts.get("ui.cancel"));
    no.setCancelButton(true);
    no.setOnAction(event -> pane.hide());
    Button go = new Button(question.action());
    go.setId("dialog-yes");
    go.setDefaultButton(!question.cautious());
    no.setDefaultButton(question.cautious());
    if (!question.cautious()) {
      // the coloured button is the one that Enter presses
      go.getStyleClass().add(Styles.ACCENT);
    }
    go.setOnAction(
        event -> {
          pane.hide();
          yes.run();
        });
    HBox buttons = new HBox(8, new Spacer(), no, go);
    VBox box = new VBox(14, title, effect, buttons);
    box.getStyleClass().add("dialog");
    box.setMaxSize(460, Region.USE_PREF_SIZE);
    pane.show(box);
    (question.cautious() ? no : go).requestFocus();
  }

  @Override
  public void ask(NameQuestion question, Consumer<String> named) {
    Label title = new Label(question.title());
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    TextField name = new TextField(question.former());
    name.setId("dialog-name");
    name.setAccessibleText(question.title());
    Button no = new Button(texts.get("ui.cancel"));
    no.setCancelButton(true);
    no.setOnAction(event -> pane.hide());
    Button go = new Button(question.action());
    go.setId("dialog-yes");
    go.setDefaultButton(true);
    go.getStyleClass().add(Styles.ACCENT);
    go.disableProperty().bind(name.textProperty().map(String::isBlank));
    go.setOnAction(
        event -> {
          pane.hide();
          named.accept(name.getText().strip());
        });
    VBox box = new VBox(14, title, name, new HBox(8, new Spacer(), no, go));
    box.getStyleClass().add("dialog");
    box.setMaxSize(460, Region.USE_PREF_SIZE);
    pane.show(box);
    name.requestFocus();
    name.selectAll();
  }

  @Override
  public void chooseFiles(FileKind kind, Consumer<List<Path>> chosen) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(kind.title(texts));
    chooser.getExtensionFilters().setAll(kind.filters(texts));
    Window window = pane.getScene().getWindow();
    List<File> files =
        kind.several()
            ? chooser.showOpenMultipleDialog(window)
            : Stream.ofNullable(chooser.showOpenDialog(window)).toList();
    if (files != null && !files.isEmpty()) {
      chosen.accept(files.stream().map(File::toPath).toList());
    }
  }

  @Override
  public void saveAs(String title, String name, Consumer<Path> chosen) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    File file = chooser.showSaveDialog(pane.getScene().getWindow());
    if (file != null) {
      chosen.accept(file.toPath());
    }
  }

  @Override
  public void chooseFolder(Consumer<Path> chosen) {
    File folder = new DirectoryChooser().showDialog(pane.getScene().getWindow());
    if (folder != null) {
      chosen.accept(folder.toPath());
    }
  }
}
