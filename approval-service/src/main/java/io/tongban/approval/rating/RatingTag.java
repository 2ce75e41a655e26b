package io.tongban.approval.rating;

/** What a rating is about, if the rater says so [A]: 服务态度 办理效率 公开透明 办事便捷 材料要求 办理结果. */
public enum RatingTag {
    ATTITUDE,
    SPEED,
    OPENNESS,
    CONVENIENCE,
    MATERIALS,
    RESULT
}
