import "../styles/site.css";
import { closeWhatLiesOver } from "../parts/folding";
import { makeLeavingQuick } from "../parts/leave";
import { sendOnce } from "../parts/sending";

makeLeavingQuick();
closeWhatLiesOver();
sendOnce();
