package dev.retune.ui.dialog;

import dev.retune.common.error.UnavailableException;
import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tray of the desktop by AWT, as JavaFX has none. AWT is started only when it is asked for. */
public final class SystemTrayIcon implements DesktopTray {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTrayIcon.class);
  private static final String PICTURE = "/dev/retune/ui/icons/retune-64.png";

  @Override
  public Optional<String> missing() {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return Optional.of("ui.tray.headless");
      }
      return SystemTray.isSupported() ? Optional.empty() : Optional.of("ui.tray.unsupported");
    } catch (AWTError | LinkageError e) {
      // no display that AWT can use, or a Java without it
      LOG.info("The tray cannot be used", e);
      return Optional.of("ui.tray.unsupported");
    }
  }

  @Override
  public ShownIcon show(TrayMenu menu) {
    Image picture =
        Toolkit.getDefaultToolkit()
            .getImage(Objects.requireNonNull(SystemTrayIcon.class.getResource(PICTURE), PICTURE));
    MenuItem open = new MenuItem(menu.openText());
    open.addActionListener(event -> menu.onOpen().run());
    MenuItem quit = new MenuItem(menu.quitText());
    quit.addActionListener(event -> menu.onQuit().run());
    PopupMenu popup = new PopupMenu();
    popup.add(open);
    popup.add(quit);
    TrayIcon icon = new TrayIcon(picture, menu.title(), popup);
    icon.setImageAutoSize(true);
    icon.addActionListener(event -> menu.onOpen().run());
    try {
      SystemTray.getSystemTray().add(icon);
    } catch (AWTException e) {
      throw new UnavailableException(e, "ui.tray.unsupported");
    }
    return new AwtIcon(icon, open, quit);
  }

  private record AwtIcon(TrayIcon icon, MenuItem open, MenuItem quit) implements ShownIcon {
    @Override
    public void relabel(TrayMenu menu) {
      EventQueue.invokeLater(
          () -> {
            icon.setToolTip(menu.title());
            open.setLabel(menu.openText());
            quit.setLabel(menu.quitText());
          });
    }

    @Override
    public void tell(String title, String text) {
      EventQueue.invokeLater(() -> icon.displayMessage(title, text, TrayIcon.MessageType.INFO));
    }

    @Override
    public void remove() {
      SystemTray.getSystemTray().remove(icon);
    }
  }
}
