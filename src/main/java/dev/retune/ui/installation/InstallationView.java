package dev.retune.ui.installation;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.installation.InstallationFormatter.NamedFact;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** What an installation would do, its progress, and how it goes on. Hidden while there is none. */
public final class InstallationView {
  private final ModelInstallationViewModel model;
  private final Texts texts;
  private final ProgressFormatter progress;
  private Subscription subscription = Subscription.EMPTY;

  @FXML private Node root;
  @FXML private Label title;
  @FXML private Button cancel;
  @FXML private Pane running;
  @FXML private ProgressBar bar;
  @FXML private Label amount;
  @FXML private Label rate;
  @FXML private GridPane facts;
  @FXML private Label said;
  @FXML private Pane buttons;
  @FXML private Button installAndTry;
  @FXML private Button install;
  @FXML private Button goOn;
  @FXML private Button discard;
  @FXML private ComboBox<String> variants;

  /** Creates the view for its view model. */
  public InstallationView(ModelInstallationViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.progress = new ProgressFormatter(texts, context.formatter());
  }

  @FXML
  void initialize() {
    cancel.setOnAction(event -> model.cancel());
    installAndTry.setOnAction(event -> model.install(true));
    install.setOnAction(event -> model.install(false));
    goOn.setOnAction(event -> model.goOn());
    discard.setOnAction(event -> model.discard());
    variants
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.choose(chosen);
              }
            });
    model.state().subscribe(this::show);
    model
        .task()
        .subscribe(
            task -> {
              subscription.unsubscribe();
              subscription = task.map(this::follow).orElse(Subscription.EMPTY);
              if (task.isEmpty()) {
                clearProgress();
              }
            });
  }

  private void show(InstallationState now) {
    keepFocus(now);
    boolean proposed = now instanceof InstallationState.Proposed;
    boolean stopped = now instanceof InstallationState.Stopped;
    boolean idle = now instanceof InstallationState.Idle;
    show(root, !idle);
    show(running, !idle && !proposed && !stopped);
    show(cancel, !idle && !proposed && !stopped);
    show(buttons, proposed || stopped);
    show(facts, proposed);
    show(installAndTry, now instanceof InstallationState.Proposed asked && asked.tryable());
    show(install, proposed);
    show(goOn, stopped);
    LabelStyles.setOptionalText(said, "");
    show(variants, false);
    switch (now) {
      case InstallationState.Idle none -> title.setText("");
      case InstallationState.Planning planning ->
          title.setText(texts.get("ui.installation.planning", planning.name()));
      case InstallationState.Proposed asking -> {
        title.setText(texts.get("ui.installation.ask", asking.name()));
        discard.setText(texts.get("ui.installation.notNow"));
        show(asking.plan());
      }
      case InstallationState.Running install ->
          title.setText(texts.get("ui.installation.running", install.name()));
      case InstallationState.Stopped stop -> {
        title.setText(stop.name());
        LabelStyles.setOptionalText(said, stop.said());
        LabelStyles.setSeverity(said, stop.severity());
        boolean planned = stop.plan().isPresent();
        goOn.setText(
            texts.get(planned && stop.kept() ? "ui.installation.goOn" : "ui.installation.again"));
        discard.setText(texts.get(planned ? "ui.installation.discard" : "ui.close"));
      }
    }
  }

  /** Without it the focus would leave for the next control of the screen, and scroll to it. */
  private void keepFocus(InstallationState now) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    Optional<Button> next =
        switch (now) {
          case InstallationState.Idle _ -> Optional.empty();
          case InstallationState.Proposed asking ->
              Optional.of(asking.tryable() ? installAndTry : install);
          case InstallationState.Stopped _ -> Optional.of(goOn);
          case InstallationState.Planning _, InstallationState.Running _ -> Optional.of(cancel);
        };
    if (cancel.equals(owner) || buttons.getChildren().contains(owner)) {
      next.ifPresent(
          button -> {
            show(buttons, buttons.isVisible() || !cancel.equals(button));
            show(button, true);
            button.requestFocus();
          });
    }
  }

  private void show(InstallationPlan plan) {
    facts.getChildren().clear();
    List<NamedFact> all = model.formatter().facts(plan);
    for (int row = 0; row < all.size(); row++) {
      Label name = new Label(all.get(row).name());
      name.getStyleClass().add("fine");
      name.setMinWidth(Region.USE_PREF_SIZE);
      Label value = new Label(all.get(row).value());
      value.setWrapText(true);
      value.setMinHeight(Region.USE_PREF_SIZE);
      facts.addRow(row, name, value);
    }
    variants.getItems().setAll(plan.choice().others());
    variants.setValue(null);
    show(variants, !plan.choice().others().isEmpty());
  }

  private Subscription follow(ObservableTask task) {
    return Subscription.combine(
        task.progress().subscribe(this::show), task.stopping().subscribe(this::stopping));
  }

  private void clearProgress() {
    bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    amount.setText("");
    rate.setText("");
  }

  private void show(TaskProgress now) {
    bar.setProgress(ProgressFormatter.fraction(now));
    amount.setText(progress.stage(now));
    rate.setText(progress.pace(now));
  }

  private void stopping(boolean stopping) {
    // the button stays enabled, or the focus would leave it; cancelling twice does nothing more
    if (stopping) {
      amount.setText(texts.get("ui.task.stopping"));
    }
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
