package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.pipeline.PublishRunner;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.ui.form.SecretInput;
import dev.retune.ui.publishing.PublishingGateway;
import java.util.List;
import java.util.function.Supplier;

/** Connects the Publish tab to the services. */
record PublishingGatewayAdapter(CoreServices core, Supplier<PublishRunner> runner, String person)
    implements PublishingGateway {
  @Override
  public List<TargetConfig> targets() {
    return runner.get().service().targets();
  }

  @Override
  public TargetStatus status(TargetConfig target) {
    return runner.get().service().status(target);
  }

  @Override
  public void add(TargetConfig target, SecretInput password) {
    storePassword(target.checked(), password);
    runner.get().service().add(target, person);
  }

  @Override
  public void change(String before, TargetConfig target, SecretInput password) {
    storePassword(target.checked(), password);
    runner.get().service().change(before, target, person);
  }

  /** Before the target, because it is connected to before it is stored. */
  private void storePassword(TargetConfig target, SecretInput password) {
    if (password.typed().isPresent() && target.passwordEnv().isPresent()) {
      String name = target.passwordEnv().get();
      core.secrets().store(name, password.typed().get());
      core.settingsService().secret(name, person);
    }
  }

  @Override
  public void remove(String name) {
    runner.get().service().remove(name, person);
  }

  @Override
  public PublishOutcome run(String name, ProgressMonitor monitor) {
    return runner.get().run(name, person, monitor);
  }

  @Override
  public List<PublishOutcome> runAll(ProgressMonitor monitor) {
    return runner.get().runAll(person, monitor);
  }

  @Override
  public PublishOutcome verify(String name, ProgressMonitor monitor) {
    return runner.get().verify(name, person, monitor);
  }

  @Override
  public PublishOutcome rollback(String name, String version) {
    return runner.get().rollback(name, version, person);
  }
}
