package dev.retune.ui.settings;

import dev.retune.cluster.ClusterOptions;
import dev.retune.cluster.EngineSettings.Kind;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.FormGrid.Choice;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Where texts are embedded: the choice, and below it what the chosen way needs. */
final class EngineCard {
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "engine.master", "spark://spark.example.org:7077",
          "engine.jar", "file:/srv/retune/retune-spark.jar",
          "engine.restPort", String.valueOf(ClusterOptions.REST),
          "engine.memory", ClusterOptions.MEMORY,
          "engine.file", "/srv/retune/job.txt",
          "engine.database", "postgresql://host/retune");

  private final SettingsViewModel model;
  private final Texts texts;

  EngineCard(SettingsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
  }

  Node node() {
    SettingField kind = model.field("engine.kind");
    FormGrid choice = new FormGrid(texts);
    choice.choice(
        kind,
        Stream.of(Kind.values())
            .map(each -> new Choice(each.name(), texts.get("ui.settings.engine." + each)))
            .toList());
    FormGrid spark = fields(EngineViewModel.SPARK);
    FormGrid file = fields(EngineViewModel.FILE);
    FormGrid job = fields(EngineViewModel.JOB);
    Button check = new Button(texts.get("ui.settings.engineCheck"));
    check.setId("check-engine");
    check.setOnAction(event -> model.engine().check());
    job.below(FormGrid.line(check));
    job.below(FormGrid.result(model.engine().result()));
    kind.text()
        .subscribe(
            now -> {
              show(spark, now.equals(Kind.SPARK.name()));
              show(file, now.equals(Kind.FILE.name()));
              show(job, now.equals(Kind.SPARK.name()) || now.equals(Kind.FILE.name()));
            });
    VBox forms = new VBox(14, choice, spark, file, job);
    VBox card =
        FormGrid.card(
            texts.get("ui.settings.engine"), texts.get("ui.settings.about.engine"), forms);
    card.setId("engine-card");
    return card;
  }

  private FormGrid fields(List<String> paths) {
    FormGrid form = new FormGrid(texts);
    for (String path : paths) {
      form.field(model.field(path), EXAMPLES.getOrDefault(path, ""));
    }
    return form;
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
