package dev.retune.ui.dialog;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.task.Notice;
import dev.retune.ui.task.NoticeList;
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

/** Displays notices above the screens. */
public final class NoticeBoard {
  private final NoticeList notices;
  private final Texts texts;

  /** Creates the board inside the given box. */
  public NoticeBoard(NoticeList notices, VBox box, Texts texts) {
    this.notices = notices;
    this.texts = texts;
    notices
        .shown()
        .addListener(
            (ListChangeListener<Notice>)
                change ->
                    box.getChildren().setAll(notices.shown().stream().map(this::node).toList()));
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
    notice.file().ifPresent(file -> box.getChildren().add(folder(file)));
    box.getChildren().add(closing(notice));
    box.getStyleClass().addAll("notice", done ? "done" : "failed");
    box.setMaxHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private Button folder(Path file) {
    Button open = new Button(texts.get("ui.openFolder"));
    open.getStyleClass().addAll("flat", "row-action");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> notices.openFolder(file));
    return open;
  }

  private Button closing(Notice notice) {
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().add("small-icon");
    close.setAccessibleText(texts.get("ui.close"));
    close.setOnAction(event -> notices.close(notice));
    return close;
  }
}
