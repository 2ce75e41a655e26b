package io.tongban.gateway;

import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/** A running gateway for tests of other packages. */
public final class WorldAccess {

    private WorldAccess() {}

    public static void run(Consumer<ApplicationContext> test) {
        try (World world = new World();
                World.Instance gateway = world.start()) {
            test.accept(gateway.context());
        }
    }
}
