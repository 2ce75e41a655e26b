package io.tongban.approval.bundle;

import io.tongban.support.identity.Passport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are kept with what they answer. */
@Component
class Written {

    private final BundleViews views;
    private final JsonMapper json;

    Written(BundleViews views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    String of(Bundle bundle, Passport who) {
        return json.writeValueAsString(views.of(bundle, who.ownerKey()));
    }
}
