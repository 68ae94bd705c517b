package dev.retune.ui.settings.source;

import dev.retune.common.error.ApplicationException;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The configured sources with what is known about each. */
final class SourceListModel {
  private final SourcesGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ObservableList<SourceConfig> sources = FXCollections.observableArrayList();
  private final ObservableMap<String, SourceState> states = FXCollections.observableHashMap();
  private final ObservableList<SourcesGateway.ProfileOption> profiles =
      FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper brokenProfiles = new ReadOnlyStringWrapper("");
  private boolean visible;

  SourceListModel(SourcesGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    context.timeWindow().onDataChange(this::refreshSyncs);
  }

  ObservableList<SourceConfig> sources() {
    return sources;
  }

  /** What is known, by the name of the source. */
  ObservableMap<String, SourceState> states() {
    return states;
  }

  /** The profiles that can be chosen. */
  ObservableList<SourcesGateway.ProfileOption> profiles() {
    return profiles;
  }

  /** Which profiles of the user are left out and why, a line each; empty when none is. */
  ReadOnlyStringProperty brokenProfiles() {
    return brokenProfiles.getReadOnlyProperty();
  }

  private String said(ProfileCatalog.Broken profile) {
    String file = String.valueOf(profile.file().getFileName());
    return context
        .texts()
        .get("ui.source.profileLeftOut", file, context.texts().get(profile.reason()));
  }

  private record Loaded(
      List<SourceConfig> sources,
      List<SourcesGateway.ProfileOption> profiles,
      List<ProfileCatalog.Broken> broken,
      SourcesGateway.SyncState syncs) {}

  /** Loads the sources. */
  void load(Runnable then) {
    latest.run(
        () ->
            new Loaded(
                gateway.sources(),
                gateway.profiles(),
                gateway.brokenProfiles(),
                gateway.syncState()),
        loaded -> {
          profiles.setAll(loaded.profiles());
          brokenProfiles.set(
              loaded.broken().stream().map(this::said).collect(Collectors.joining("\n")));
          sources.setAll(loaded.sources());
          show(loaded.syncs());
          lookAtAll();
          then.run();
        },
        context.notices()::failed);
  }

  /** Shows the sources as they are saved now. */
  void show(List<SourceConfig> saved) {
    sources.setAll(saved);
    states.keySet().retainAll(saved.stream().map(SourceConfig::name).toList());
  }

  /** Connects to the sources from now on, to say of each what it is; called when they are shown. */
  void shown() {
    if (!visible) {
      visible = true;
      lookAtAll();
    }
  }

  private void lookAtAll() {
    if (visible) {
      sources.forEach(this::look);
    }
  }

  /** Connects to a source and says what it is, or why it cannot be read. */
  void look(SourceConfig source) {
    if (!visible) {
      return;
    }
    context
        .runner()
        .run(
            () -> gateway.test(source, SecretInput.of("")),
            found -> update(source.name(), state -> state.withFinding(found)),
            e -> failed(source, e));
  }

  private void failed(SourceConfig source, Throwable e) {
    if (e instanceof ApplicationException refused) {
      String sentence = context.texts().get(refused);
      update(source.name(), state -> state.withProblem(sentence));
    } else {
      context.notices().failed(e);
    }
  }

  private void refreshSyncs() {
    context.runner().run(gateway::syncState, this::show, context.notices()::failed);
  }

  private void show(SourcesGateway.SyncState syncs) {
    for (SourceConfig source : sources) {
      update(source.name(), state -> state.withSync(source.name(), syncs));
    }
  }

  private void update(String name, UnaryOperator<SourceState> change) {
    states.put(name, change.apply(state(name)));
  }

  /** What is known about a source. */
  SourceState state(String name) {
    return states.getOrDefault(name, SourceState.UNKNOWN);
  }

  /** Whether a source has a name. */
  boolean isTaken(String name) {
    return sources.stream().anyMatch(source -> isNamed(source, name));
  }

  /** Whether a source other than this one has a name. */
  boolean isTakenByAnother(SourceConfig than, String name) {
    return sources.stream()
        .filter(source -> !source.name().equals(than.name()))
        .anyMatch(source -> isNamed(source, name));
  }

  private static boolean isNamed(SourceConfig source, String name) {
    return source.name().equalsIgnoreCase(name.strip());
  }

  /** Returns a name that no source has. */
  String unusedName(String wished) {
    int number = 2;
    String name = wished;
    while (isTaken(name)) {
      name = wished + "-" + number++;
    }
    return name;
  }
}
