/** All pictures of one pack; what is beyond stays on the web, and the manifest says where. */
export const packPicturesBytesMax = 40_000_000;
