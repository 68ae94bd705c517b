package dev.retune.embedding.hub;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;

/** The hub's refusals, each as one sentence. */
final class HubFailures {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private HubFailures() {}

  /**
   * The failure of a request about a model. The hub answers 401 both for private models and for
   * those that do not exist.
   */
  static ApplicationException of(HubResponse response, ModelAddress address, HubEnvironment hub) {
    if (!hub.isHub(response.from())) {
      // what keeps the content refuses an address that the hub gave; the model is not to blame
      return new UnavailableException(
          "model.hubFailed", response.from().getHost(), response.status());
    }
    String name = address.repository();
    String code = response.headers().firstValue("X-Error-Code").orElse("");
    String said = response.headers().firstValue("X-Error-Message").orElse("");
    if (code.equals("GatedRepo")) {
      return new InvalidInputException("model.gated", name, HubEnvironment.HUB + "/" + name);
    }
    if (code.equals("RevisionNotFound")) {
      return new InvalidInputException("model.noRevision", name, address.revision());
    }
    if (code.equals("EntryNotFound")) {
      return new InvalidInputException("model.noFile", name);
    }
    if (said.contains("disabled")) {
      return new InvalidInputException("model.disabled", name);
    }
    int status = response.status();
    if (status == UNAUTHORIZED && said.contains("nvalid") && hub.token().isPresent()) {
      return new InvalidInputException("model.badToken", response.from().getHost());
    }
    if (code.equals("RepoNotFound") || status == UNAUTHORIZED || status == NOT_FOUND) {
      return new InvalidInputException("model.notFound", name, hub.endpoint().toString());
    }
    if (status == FORBIDDEN) {
      return new InvalidInputException("model.forbidden", name);
    }
    return new UnavailableException("model.hubFailed", response.from().getHost(), status);
  }
}
