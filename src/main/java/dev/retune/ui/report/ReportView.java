package dev.retune.ui.report;

import dev.retune.common.i18n.Texts;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.control.IsoDates;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.dialog.SheetHost;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.report.weeks.WeeksSheet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.embed.swing.SwingFXUtils;
import javafx.fxml.FXML;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Preview, JSON and delivery history. */
public final class ReportView {
  // Doubled for high-density screens.
  private static final double SCALE = 2;
  private static final double MARGIN = 24;
  private static final double OUTDATED = 0.35;

  private final ReportViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Button previous;
  @FXML private Button next;
  @FXML private Button current;
  @FXML private Button compareWeeks;
  @FXML private Label shownWeek;
  @FXML private DatePicker day;
  @FXML private TextField channel;
  @FXML private Button send;
  @FXML private Label hint;
  @FXML private Label problem;
  @FXML private VBox message;
  @FXML private Button copyMarkdown;
  @FXML private Button savePng;
  @FXML private Button savePdf;
  @FXML private Button saveHtml;
  @FXML private Button saveMail;
  @FXML private ToggleButton slackDark;
  @FXML private TextArea note;
  @FXML private Label plan;
  @FXML private VBox jsonCard;
  @FXML private ToggleButton showJson;
  @FXML private TextArea json;
  @FXML private Button copyJson;
  @FXML private TableView<Delivery> history;
  @FXML private Label noHistory;

  /** Creates the view for its view model. */
  public ReportView(ReportViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    previous.setOnAction(event -> model.go(-1));
    next.setOnAction(event -> model.go(1));
    current.setOnAction(event -> model.pick(model.thisWeek().monday()));
    compareWeeks.setOnAction(event -> compareWeeks());
    day.setShowWeekNumbers(true);
    day.setEditable(false);
    IsoDates.in(day);

    day.valueProperty()
        .subscribe(
            picked -> {
              if (picked != null && !IsoWeek.of(picked).equals(model.week().get())) {
                model.pick(picked);
              }
            });
    model.week().subscribe(this::show);
    channel.textProperty().bindBidirectional(model.channel());
    send.setOnAction(event -> model.send());
    send.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.channel().get().isBlank()
                        || model.preview().get().isEmpty()
                        || !model.current().get()
                        || model.sending().get(),
                model.channel(),
                model.preview(),
                model.current(),
                model.sending()));
    model.problem().subscribe(said -> LabelStyles.setOptionalText(problem, said));
    model.preview().subscribe(now -> now.ifPresentOrElse(this::show, this::clear));
    model.channel().subscribe(typed -> hint());
    // a message of another week stays until its successor is there, but not as if it were the one
    message
        .opacityProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> isOfShownWeek() ? 1 : OUTDATED, model.week(), model.preview()));
    actions();
    new DeliveryTable(history, model, texts, formatter);
    // an empty table would only take room from the message
    BooleanBinding none = Bindings.isEmpty(history.getItems());
    noHistory.visibleProperty().bind(none);
    noHistory.managedProperty().bind(none);
    history.visibleProperty().bind(none.not());
    history.managedProperty().bind(none.not());
  }

  private boolean isOfShownWeek() {
    return model
        .preview()
        .get()
        .filter(preview -> !preview.week().equals(model.week().get()))
        .isEmpty();
  }

  private void compareWeeks() {
    SheetHost.show(message, new WeeksSheet(model.weeks(), () -> SheetHost.hide(message)));
  }

  private void actions() {
    // of use only to those who build on the message
    jsonCard.visibleProperty().bind(showJson.selectedProperty());
    jsonCard.managedProperty().bind(showJson.selectedProperty());
    copyMarkdown.setOnAction(event -> model.preview().get().ifPresent(p -> copy(p.markdown())));
    copyJson.setOnAction(event -> model.preview().get().ifPresent(p -> copy(p.json())));
    saveHtml.setOnAction(event -> model.saveHtml());
    saveMail.setOnAction(event -> model.saveMail());
    note.textProperty().bindBidirectional(model.note());
    model.plan().subscribe(said -> LabelStyles.setOptionalText(plan, said));
    slackDark
        .selectedProperty()
        .subscribe(
            dark -> {
              message.getStyleClass().removeAll("slack-dark", "slack-light");
              message.getStyleClass().add(dark ? "slack-dark" : "slack-light");
            });
    savePng.setOnAction(
        event -> {
          BufferedImage image = picture();
          model.save("png", () -> png(image));
        });
    savePdf.setOnAction(event -> model.savePdf());
    for (Button button : List.of(copyMarkdown, copyJson, saveHtml, saveMail, savePng, savePdf)) {
      button
          .disableProperty()
          .bind(
              Bindings.createBooleanBinding(
                  () -> model.preview().get().isEmpty() || !model.current().get(),
                  model.preview(),
                  model.current()));
    }
  }

  private void copy(String text) {
    SystemClipboard.copy(text);
    model.copied();
  }

  private BufferedImage picture() {
    SnapshotParameters large = new SnapshotParameters();
    // a margin on all sides
    large.setViewport(
        new Rectangle2D(
            -MARGIN * SCALE,
            -MARGIN * SCALE,
            (message.getWidth() + 2 * MARGIN) * SCALE,
            (message.getHeight() + 2 * MARGIN) * SCALE));
    large.setTransform(Transform.scale(SCALE, SCALE));
    return SwingFXUtils.fromFXImage(message.snapshot(large, null), null);
  }

  private static byte[] png(BufferedImage image) throws java.io.IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private void show(IsoWeek now) {
    shownWeek.setText(
        texts.get(
            "ui.report.week",
            now.toString(),
            formatter.day(now.monday()),
            formatter.day(now.sunday())));
    day.setValue(now.monday());
    next.setDisable(now.compareTo(model.thisWeek()) >= 0);
    current.setDisable(now.equals(model.thisWeek()));
  }

  private void show(ReportPreview preview) {
    BlockNodeFactory factory = new BlockNodeFactory(texts, preview.pictures(), this::picture);
    message.getChildren().setAll(preview.blocks().stream().map(factory::paint).toList());
    message.setVisible(true);
    message.setManaged(true);
    json.setText(preview.json());
    hint();
  }

  private void clear() {
    message.getChildren().clear();
    message.setVisible(false);
    message.setManaged(false);
    json.setText("");
    hint();
  }

  private void picture(byte[] bytes, Consumer<Image> shown) {
    model.runInBackground(() -> new Image(new ByteArrayInputStream(bytes)), shown);
  }

  private void hint() {
    Optional<Delivery> delivery = model.preview().get().flatMap(ReportPreview::delivery);
    String said =
        delivery
            .map(
                d ->
                    texts.get(
                        "ui.report.stands." + d.state().name(), formatter.moment(d.updatedAt())))
            .orElse("");
    LabelStyles.setOptionalText(
        hint, model.channel().get().isBlank() ? texts.get("ui.report.noChannel") : said);
  }
}
