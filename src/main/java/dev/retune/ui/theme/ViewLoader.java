package dev.retune.ui.theme;

import dev.retune.common.i18n.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads {@code XView.fxml} for its controller {@code XView}. Only registered controllers are
 * created, so that FXML cannot instantiate other classes.
 */
public final class ViewLoader {
  private final TextsResourceBundle bundle;
  private final Map<Class<?>, Supplier<?>> makers = new HashMap<>();

  /** Creates a loader with the language for {@code %key}. */
  public ViewLoader(Texts texts) {
    this.bundle = new TextsResourceBundle(texts);
  }

  /** Registers a controller factory. */
  public <C> ViewLoader with(Class<C> controller, Supplier<? extends C> maker) {
    makers.put(controller, maker);
    return this;
  }

  /** Loads a new view. */
  public Parent load(Class<?> controller) {
    String file = controller.getSimpleName() + ".fxml";
    URL url =
        Optional.ofNullable(controller.getResource(file))
            .orElseThrow(() -> new IllegalArgumentException("no " + file));
    FXMLLoader loader = new FXMLLoader(url, bundle);
    loader.setControllerFactory(this::create);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private Object create(Class<?> controller) {
    Supplier<?> maker = makers.get(controller);
    if (maker == null) {
      throw new IllegalArgumentException("unknown controller " + controller.getName());
    }
    return maker.get();
  }
}
