package io.tongban.support.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** All endpoints of a running service, with the rule that guards each. */
public final class Surface {

    private Surface() {}

    /** {@code GET /path} → the {@link PreAuthorize} expression, empty where there is none. */
    public static Map<String, String> rules(ApplicationContext context) {
        Map<String, String> rules = new TreeMap<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> add(rules, info, handler)));
        return rules;
    }

    private static void add(Map<String, String> rules, RequestMappingInfo info, HandlerMethod handler) {
        PreAuthorize own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        PreAuthorize all = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        String rule = own != null ? own.value() : all != null ? all.value() : "";
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        info.getPatternsCondition().getPatterns().forEach(pattern -> {
            if (methods.isEmpty()) {
                rules.put("GET " + pattern.getPatternString(), rule);
            }
            methods.forEach(method -> rules.put(method + " " + pattern.getPatternString(), rule));
        });
    }
}
