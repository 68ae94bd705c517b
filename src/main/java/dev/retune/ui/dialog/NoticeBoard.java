package dev.retune.ui.dialog;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.Remedy;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Displays notices: successes float over the screen for seconds; failures, which stay, have a place
 * of their own, so that they cover nothing.
 */
public final class NoticeBoard {
  private final NoticeList notices;
  private final Texts texts;

  /**
   * Creates the board inside the given boxes.
   *
   * @param floating the box of successes
   * @param problems the box of failures
   */
  public NoticeBoard(NoticeList notices, VBox floating, VBox problems, Texts texts) {
    this.notices = notices;
    this.texts = texts;
    notices
        .shown()
        .addListener(
            (ListChangeListener<Notice>)
                change -> {
                  show(Notice.Kind.DONE, floating);
                  show(Notice.Kind.FAILED, problems);
                });
    show(Notice.Kind.FAILED, problems);
  }

  private void show(Notice.Kind kind, VBox box) {
    box.getChildren()
        .setAll(
            notices.shown().stream()
                .filter(notice -> notice.kind() == kind)
                .map(this::node)
                .toList());
    box.setVisible(!box.getChildren().isEmpty());
    box.setManaged(box.isVisible());
  }

  private Node node(Notice notice) {
    boolean done = notice.kind() == Notice.Kind.DONE;
    FontIcon mark = new FontIcon(done ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
    mark.getStyleClass().add("mark");
    String times = notice.times() > 1 ? "  ×" + notice.times() : "";
    Label text = new Label(DisplayText.line(notice.text()) + times);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox box = new HBox(mark, text);
    notice.remedy().ifPresent(remedy -> box.getChildren().add(remedy(notice, remedy)));
    notice.file().ifPresent(file -> box.getChildren().add(folder(file)));
    box.getChildren().add(closing(notice));
    box.getStyleClass().addAll("notice", done ? "done" : "failed");
    box.setMaxHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private Button folder(Path file) {
    return action(texts.get("ui.openFolder"), () -> notices.openFolder(file));
  }

  private Button remedy(Notice notice, Remedy remedy) {
    return action(
        remedy.action(),
        () -> {
          notices.close(notice);
          remedy.run().run();
        });
  }

  private static Button action(String text, Runnable run) {
    Button button = new Button(text);
    button.getStyleClass().addAll("flat", "row-action");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }

  private Button closing(Notice notice) {
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().add("small-icon");
    close.setAccessibleText(texts.get("ui.close"));
    close.setOnAction(event -> notices.close(notice));
    return close;
  }
}
