package dev.retune.ui.settings.source;

import dev.retune.ui.navigation.TestScreenContext;

/** The page of sources over {@link FakeSourcesGateway}. */
abstract class SourcesViewModelFixture {
  final TestScreenContext context = new TestScreenContext();
  final FakeSourcesGateway gateway = new FakeSourcesGateway();
  final SourcesViewModel model = new SourcesViewModel(gateway, context.screenContext());
  final ExplanationText said =
      new ExplanationText(context.screenContext().texts(), context.screenContext().formatter());

  void type(String address) {
    model.form().url().text().set(address);
  }

  String outcome() {
    return model.outcome().get().text();
  }
}
