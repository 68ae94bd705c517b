package dev.retune.ui.settings;

import dev.retune.common.error.RefusedException;
import dev.retune.settings.SecretStore;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.SettingsMerge;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.source.SourcesViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The settings as a draft that is validated while typed and saved as a whole. */
public final class SettingsViewModel {

  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsScreenStart start;
  private final SettingsForm settingsForm;
  private final SourcesViewModel sources;
  private final ConnectionsViewModel connections;
  private final EndpointViewModel endpoint;
  private final EngineViewModel engine;
  private final TypedSecrets secrets;
  private final ShortcutsViewModel shortcuts;
  private final TriggerSimulationViewModel simulation;
  private final SchedulePreview schedulePreview;
  private final LatestTask reading;
  private final ObjectProperty<SettingsSection> section;
  private final ReadOnlyObjectWrapper<Optional<SettingsGateway.Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanBinding unsaved;
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  /** Reads nothing until {@link #refresh} is called. */
  public SettingsViewModel(
      SettingsGateway gateway, ScreenContext context, SettingsScreenStart start) {
    this.gateway = gateway;
    this.context = context;
    this.start = start;
    this.settingsForm = new SettingsForm(context.texts());
    this.sources = new SourcesViewModel(gateway.sources(), context);
    this.connections = new ConnectionsViewModel(gateway, context, settingsForm);
    this.endpoint = new EndpointViewModel(gateway, context, settingsForm);
    this.engine = new EngineViewModel(gateway, context, settingsForm);
    this.shortcuts =
        new ShortcutsViewModel(start.shortcuts(), settingsForm.shortcuts(), context.texts());
    this.simulation = new TriggerSimulationViewModel(gateway, context, settingsForm);
    this.schedulePreview = new SchedulePreview(settingsForm, context);
    this.reading = new LatestTask(context.runner());
    this.section = new SimpleObjectProperty<>(SettingsSection.named(start.section()));
    this.secrets =
        new TypedSecrets(connections.databasePassword(), connections.slackToken(), endpoint.key());
    this.unsaved = settingsForm.changed().or(secrets.typed());
    context.timeWindow().onDataChange(simulation::refresh);
  }

  private record Read(Settings settings, SettingsGateway.Workspace workspace, boolean token) {}

  /** Returns a setting by its name in the settings file. */
  public SettingField field(String path) {
    return settingsForm.field(path);
  }

  SettingsForm form() {
    return settingsForm;
  }

  SourcesViewModel sources() {
    return sources;
  }

  TriggerSimulationViewModel simulation() {
    return simulation;
  }

  /** The open section. */
  public ObjectProperty<SettingsSection> section() {
    return section;
  }

  EngineViewModel engine() {
    return engine;
  }

  EndpointViewModel endpoint() {
    return endpoint;
  }

  ConnectionsViewModel connections() {
    return connections;
  }

  ShortcutsViewModel shortcuts() {
    return shortcuts;
  }

  /** The open database; empty before it is loaded. */
  ReadOnlyObjectProperty<Optional<SettingsGateway.Workspace>> workspace() {
    return workspace.getReadOnlyProperty();
  }

  /** Whether there are unsaved edits, including typed secrets. */
  public ObservableBooleanValue unsaved() {
    return unsaved;
  }

  /** Whether the settings are being saved. */
  public ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Loads the saved settings and discards unsaved edits. */
  public void refresh() {
    reading.run(
        () -> {
          Settings saved = gateway.settings();
          // Parsed here in the background, because the first conversion takes longer than a frame.
          new SettingsForm(context.texts()).load(saved);
          return new Read(saved, gateway.workspace(), gateway.hasSecret(SecretStore.SLACK_TOKEN));
        },
        now -> {
          workspace.set(Optional.of(now.workspace()));
          connections.tokenStored().set(now.token());
          settingsForm.load(now.settings());
        },
        context.notices()::failed);
    sources.load();
    simulation.refresh();
  }

  /** Opens a section. */
  public void open(SettingsSection wanted) {
    section.set(wanted);
  }

  /** Opens the sources, and checks files. */
  public void openSources(List<Path> files) {
    section.set(SettingsSection.SOURCES);
    sources.files(files);
  }

  /** Applies a value saved elsewhere and keeps other edits. */
  public void applySaved(String path, String value) {
    settingsForm.applySaved(path, value);
  }

  /** Reverts to the saved settings. */
  void revert() {
    secrets.clear();
    settingsForm.revert();
  }

  /** Saves all edits, secrets first, and notifies the opener of this screen. */
  void save() {
    if (saving.get() || !settingsForm.valid().get() || !unsaved.get()) {
      return;
    }
    SettingsMerge edits = settingsForm.edits();
    Map<String, String> typed = secrets.byName();
    saving.set(true);
    context
        .runner()
        .run(
            () -> {
              typed.forEach(gateway::storeSecret);
              return gateway.change(edits);
            },
            now -> {
              saving.set(false);
              secrets.clear();
              settingsForm.load(now);
              start.saved().accept(now, section.get().name());
            },
            e -> {
              saving.set(false);
              context.notices().failed(e);
              if (e instanceof RefusedException) {
                // others saved meanwhile; the edits are kept
                reading.run(gateway::settings, settingsForm::rebase, context.notices()::failed);
              }
            });
  }

  /** The next runs of the typed schedule; none while it is invalid. */
  List<String> nextTimes() {
    return schedulePreview.nextTimes();
  }
}
