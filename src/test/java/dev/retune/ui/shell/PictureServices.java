package dev.retune.ui.shell;

/** The sample's services for pictures, without those that need servers or a language model. */
final class PictureServices {
  private PictureServices() {}

  static WindowServices of(WindowServices sample) {
    WindowServices.WindowEnvironment environment = sample.environment();
    return new WindowServices(
        environment,
        sample.dataImport(),
        sample.status(),
        sample.checklist(),
        sample.overview(),
        sample.quarantine(),
        sample.feedback(),
        sample.retraining(),
        new SamplePublishing(environment.texts(), environment.clock().instant()),
        sample.review(),
        sample.reasons(),
        new SampleSuggestions(sample.topics(), environment.texts()),
        sample.knowledge(),
        sample.report(),
        sample.prompts(),
        sample.settings(),
        sample.models());
  }
}
