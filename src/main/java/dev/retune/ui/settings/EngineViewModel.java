package dev.retune.ui.settings;

import dev.retune.cluster.EngineSettings;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where re-embedding is done, and whether the cluster answers. */
final class EngineViewModel {
  /** The settings of a cluster that a program submits to. */
  static final List<String> SPARK =
      List.of("engine.master", "engine.jar", "engine.restPort", "engine.cores", "engine.memory");

  /** The settings of a job that a person submits. */
  static final List<String> FILE = List.of("engine.file");

  /** The settings of both. */
  static final List<String> JOB =
      List.of("engine.models", "engine.database", "engine.passwordFile");

  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm form;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<ConnectionTestResult> result =
      new ReadOnlyObjectWrapper<>(ConnectionTestResult.NONE);

  EngineViewModel(SettingsGateway gateway, ScreenContext context, SettingsForm form) {
    this.gateway = gateway;
    this.context = context;
    this.form = form;
    this.latest = new LatestTask(context.runner());
    // a result says nothing about another choice
    form.field("engine.kind").text().subscribe((was, is) -> result.set(ConnectionTestResult.NONE));
  }

  /** The result of the last check. */
  ReadOnlyObjectProperty<ConnectionTestResult> result() {
    return result.getReadOnlyProperty();
  }

  /** Checks the typed cluster: its REST server, and whether its machines reach the workspace. */
  void check() {
    List<SettingField> wrong =
        List.of(SPARK, FILE, JOB).stream()
            .flatMap(List::stream)
            .map(form::field)
            .filter(field -> !field.problem().get().isEmpty())
            .toList();
    if (!wrong.isEmpty()) {
      SettingField first = wrong.getFirst();
      String label = context.texts().get("ui.settings.label." + first.path());
      result.set(
          new ConnectionTestResult(
              Severity.BAD, context.texts().get("settings.value", label, first.problem().get())));
      return;
    }
    EngineSettings typed = form.settings().get().engine();
    result.set(new ConnectionTestResult(Severity.INFO, context.texts().get("ui.settings.testing")));
    latest.run(
        () ->
            ConnectionTestResult.of(
                () ->
                    gateway
                        .checkEngine(typed)
                        .map(version -> context.texts().get("ui.settings.engineFound", version))
                        .orElseGet(() -> context.texts().get("ui.settings.engineFile")),
                context.texts()),
        result::set,
        context.notices()::failed);
  }
}
